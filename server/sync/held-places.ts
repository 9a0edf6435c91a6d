import type * as Y from 'yjs';
import type { DocumentKind } from '#lib/documents/kind.ts';
import type { Decoded } from './guard.ts';
import { Refused } from './messages.ts';
import { touched } from './touched.ts';

/**
 * Refuses an update that writes where its kind of document says that people leave things alone. In: an update that the
 * guard has let through, and the document before it. Its work grows with the update and what it deletes; what may be
 * much is first done in a trial. Throws Refused: 'forged' or 'late'.
 */
export function judgePlaces(update: Decoded, doc: Y.Doc, kind: Pick<DocumentKind, 'holds'> | undefined): void {
	const holds = kind?.holds;
	if (!holds) return;
	for (const { path, values } of touched(update, doc)) {
		const why = holds(doc, path, values);
		if (why) throw new Refused(why, `it writes in ${path.join('/')}`);
	}
}
