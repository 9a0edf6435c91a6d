import type { Editor } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import {
	absolutePositionToRelativePosition,
	relativePositionToAbsolutePosition,
	ySyncPluginKey
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { anchorOf, placeOf, wordsIn } from './anchor.ts';
import { limits } from './proposal.ts';
import { quotable } from './quotable.ts';
import type { Remark } from './view.ts';

type Mapping = Parameters<typeof relativePositionToAbsolutePosition>[3];
interface Synced {
	readonly doc: Y.Doc;
	readonly type: Y.XmlFragment;
	readonly binding: { readonly mapping: Mapping } | null;
}
type Marked = Pick<Remark, 'id' | 'kind' | 'sectionId' | 'anchor' | 'quote' | 'replacement'>;

interface Drawn {
	readonly remarks: readonly Marked[];
	readonly drawn: DecorationSet;
}

const key = new PluginKey<Drawn>('remarks');
const synced = (state: EditorState): Synced | null => {
	const found = ySyncPluginKey.getState(state) as Synced | undefined;
	return found?.binding ? found : null;
};

function newWords(text: string): HTMLElement {
	const ins = document.createElement('ins');
	ins.className = 'to-come';
	ins.contentEditable = 'false';
	ins.textContent = text;
	return ins;
}

function draw(state: EditorState, remarks: readonly Marked[]): DecorationSet {
	const sync = synced(state);
	if (!sync?.binding) return DecorationSet.empty;
	const { doc, type, binding } = sync;
	const drawn = remarks.flatMap((remark) => {
		const place = remark.quote ? placeOf(doc, remark) : null;
		if (!place) return [];
		const start = Y.createRelativePositionFromTypeIndex(place.text, place.at);
		const from = relativePositionToAbsolutePosition(doc, type, start, binding.mapping);
		if (from === null || from + place.length > state.doc.content.size) return [];
		const to = from + place.length;
		const suggests = remark.kind === 'suggestion';
		const words = { class: suggests ? 'said to-go' : 'said', 'data-remark': remark.id };
		return [
			Decoration.inline(from, to, words),
			...(suggests && remark.replacement
				? [Decoration.widget(to, () => newWords(remark.replacement), { side: -1, key: remark.id })]
				: [])
		];
	});
	return DecorationSet.create(state.doc, drawn);
}

/** Milliseconds without writing after which the places are looked for anew. */
const still = 400;

/** Shows in an editor where remarks stand. Out: `show` for other remarks, `end` takes the marks away. */
export function markRemarks(editor: Editor): { show(remarks: readonly Marked[]): void; end(): void } {
	const plugin = new Plugin<Drawn>({
		key,
		state: {
			init: () => ({ remarks: [], drawn: DecorationSet.empty }),
			apply(transaction, before, _old, state) {
				const asked = transaction.getMeta(key) as readonly Marked[] | undefined;
				const remarks = asked ?? before.remarks;
				if (asked || transaction.getMeta(ySyncPluginKey)) return { remarks, drawn: draw(state, remarks) };
				return { remarks, drawn: before.drawn.map(transaction.mapping, transaction.doc) };
			}
		},
		props: { decorations: (state) => key.getState(state)?.drawn },
		view() {
			let timer: ReturnType<typeof setTimeout> | undefined;
			return {
				update(view: EditorView, before: EditorState) {
					if (view.state.doc === before.doc) return;
					clearTimeout(timer);
					timer = setTimeout(() => show(key.getState(view.state)?.remarks ?? []), still);
				},
				destroy: () => clearTimeout(timer)
			};
		}
	});
	const show = (remarks: readonly Marked[]) => {
		if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(key, remarks).setMeta('addToHistory', false));
	};
	editor.registerPlugin(plugin);
	return {
		show,
		end() {
			if (!editor.isDestroyed) editor.unregisterPlugin(key);
		}
	};
}

/**
 * What is selected, or the paragraph where the caret stands, of one that is too long the sentence there: its words and
 * their anchor. None where no words are.
 */
export function chosenWords(editor: Editor): { readonly anchor: string; readonly quote: string } | null {
	const sync = synced(editor.state);
	const { empty, from, to, $from } = editor.state.selection;
	const [start, end] = empty ? [$from.start(), $from.end()] : [from, to];
	if (!sync?.binding) return null;
	const relative = absolutePositionToRelativePosition(start, sync.type, sync.binding.mapping) as Y.RelativePosition;
	const place = Y.createAbsolutePositionFromRelativePosition(relative, sync.doc);
	if (!(place?.type instanceof Y.XmlText)) return null;
	const length = Math.min(end - start, place.type.length - place.index);
	const words = wordsIn(place.type).slice(place.index, place.index + length);
	const [first, last] = quotable(words, empty ? $from.parentOffset : 0, limits.quote);
	const quote = words.slice(first, last);
	if (!quote.trim()) return null;
	return { anchor: anchorOf({ text: place.type, at: place.index + first, length: last - first }), quote };
}
