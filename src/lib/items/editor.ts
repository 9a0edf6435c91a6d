import { Editor, type Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { Placeholder } from '@tiptap/extension-placeholder';
import { TableKit } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { drawCaret, type CaretOwner } from './caret.ts';
import { cleanPaste } from './paste.ts';
import { safeHref } from './blocks.ts';

/** What can be written: what `read-item.ts` reads, and nothing else. */
const writable: Extensions = [
	StarterKit.configure({
		// Undo is Collaboration's: it takes back one's own writing only.
		undoRedo: false,
		blockquote: false,
		code: false,
		codeBlock: false,
		horizontalRule: false,
		strike: false,
		underline: false,
		// It would write an empty paragraph into everybody's text from every open page.
		trailingNode: false,
		heading: { levels: [2, 3] },
		link: {
			openOnClick: false,
			// On another's keystroke every open page would write the link too.
			autolink: false,
			isAllowedUri: (url) => safeHref(url) !== null,
			HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: null }
		}
	}),
	TableKit.configure({ table: { resizable: false } })
];

export interface EditorWiring {
	readonly element: HTMLElement;
	readonly fragment: Y.XmlFragment;
	readonly awareness: Awareness;
	/** What is read aloud of the field, and the id of the hint beside it. */
	readonly label: string;
	readonly describedBy: string;
	readonly placeholder: string;
	readonly editable: boolean;
	/** Something changed that the toolbar shows. */
	readonly onchange: () => void;
	/** Out of the text by keyboard: Tab belongs to lists and tables. */
	readonly onescape: () => void;
}

/** The editor over one shared text. Whoever opens it destroys it. */
export function openEditor(wiring: EditorWiring): Editor {
	const { element, fragment, awareness, editable, onchange } = wiring;
	return new Editor({
		element,
		editable,
		extensions: [
			...writable,
			Placeholder.configure({ placeholder: wiring.placeholder, showOnlyWhenEditable: true }),
			Collaboration.configure({ fragment }),
			CollaborationCaret.configure({
				provider: { awareness },
				user: (awareness.getLocalState()?.['user'] ?? {}) as Record<string, unknown>,
				render: (user) => drawCaret(user as CaretOwner),
				selectionRender: (user) => ({
					class: 'another-selection',
					'data-part': String((user as CaretOwner).part ?? 'office')
				})
			})
		],
		editorProps: {
			attributes: {
				role: 'textbox',
				'aria-multiline': 'true',
				'aria-label': wiring.label,
				'aria-describedby': wiring.describedBy
			},
			transformPastedHTML: (html) => cleanPaste(html),
			handleKeyDown: (_view, event) => {
				if (event.key !== 'Escape') return false;
				wiring.onescape();
				return true;
			}
		},
		onTransaction: onchange
	});
}
