import type * as Y from 'yjs';
import type { DocumentKind } from '../../src/lib/documents/kind.ts';
import { writeText } from '../../src/lib/documents/text-diff.ts';

const text = (doc: Y.Doc): Y.Text => doc.getText('text');

/** A kind as small as can be, under the names that the rights know: one line of text that everybody writes in. */
const line = (name: string): DocumentKind<{ text: string }> => ({
	name,
	version: 2,
	read: (doc) => ({ text: text(doc).toString() }),
	plain: (json) => json.text,
	write: (doc, json) => writeText(text(doc), json.text),
	edits: {
		append: (doc, args) => text(doc).insert(text(doc).length, String(args)),
		clear: (doc) => text(doc).delete(0, text(doc).length),
		/** Begins to write and then fails: nothing of it may stay. */
		fail: (doc) => {
			text(doc).insert(0, 'half');
			throw new Error('an edit that fails');
		},
		nothing: () => undefined
	}
});

export const documentKinds: Readonly<Record<string, DocumentKind>> = {
	agenda: line('agenda') as DocumentKind,
	item: line('item') as DocumentKind
};
