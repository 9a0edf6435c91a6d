import * as Y from 'yjs';
import { joined, type IdRange } from './id-ranges.ts';

/** A stretch of words and where it stands or stood. */
export interface Piece {
	/** From the document's root inwards: the root's name, then the keys of maps ("items", an item's id, "title"). */
	readonly path: readonly string[];
	readonly text: string;
	/** The words that come right before it and are still there; empty at the beginning. */
	readonly after: string;
}

/** Characters of what comes before a piece: enough to find the place by. */
const mostBefore = 60;

type Container = Y.AbstractType<unknown>;
type Chained = Container & { _start: Y.Item | null; _item: Y.Item | null };
const chained = (type: Container): Chained => type as Chained;

const wordsOf = (item: Y.Item): string => (item.content instanceof Y.ContentString ? item.content.str : '');

/** Items in these stretches, in the order they were written; without what is already collected as garbage. */
function* itemsIn(store: Y.Doc['store'], ranges: readonly IdRange[]): Generator<{ item: Y.Item; range: IdRange }> {
	for (const range of ranges) {
		const structs = store.clients.get(range.client) ?? [];
		const last = structs.at(-1);
		if (!last || range.clock >= last.id.clock + last.length) continue;
		for (let at = Y.findIndexSS(structs, range.clock); at < structs.length; at += 1) {
			const struct = structs[at];
			if (!struct || struct.id.clock >= range.clock + range.length) break;
			if (struct instanceof Y.Item) yield { item: struct, range };
		}
	}
}

/** What of an item's words lies in the stretch, and what stands before it in the same item. */
interface Part {
	readonly text: string;
	readonly before: string;
}
function partIn(item: Y.Item, { clock, length }: IdRange): Part {
	const from = Math.max(0, clock - item.id.clock);
	const words = wordsOf(item);
	return { text: words.slice(from, clock + length - item.id.clock), before: words.slice(0, from) };
}

function pathOf(type: Container, last: string | null): string[] {
	const path = last === null ? [] : [last];
	let at = chained(type);
	while (at._item) {
		if (at._item.parentSub !== null) path.unshift(at._item.parentSub);
		at = chained(at._item.parent as Container);
	}
	return [Y.findRootTypeKey(at), ...path];
}

/** Where a type lies in its document, as something to sort by: how many siblings come before, level by level. */
function placeOf(type: Container): number[] {
	const place: number[] = [];
	for (let item = chained(type)._item; item; item = chained(item.parent as Container)._item) {
		let before = 0;
		for (let left = item.left; left; left = left.left) before += 1;
		place.unshift(before);
	}
	return place;
}

const compare = (a: readonly number[], b: readonly number[]): number => {
	const at = a.findIndex((value, index) => value !== b[index]);
	return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
};

/** The words still standing inside a type, all levels. */
function standing(type: Container): string {
	let words = '';
	for (let item = chained(type)._start; item; item = item.right)
		if (!item.deleted)
			words += item.content instanceof Y.ContentType ? ` ${standing(item.content.type)}` : wordsOf(item);
	return words;
}

/** The words still standing before an item: in its own line, else in the lines before, up the tree. */
function before(item: Y.Item): string {
	let words = '';
	for (let left = item.left; left && words.length < mostBefore; left = left.left)
		if (!left.deleted)
			words = (left.content instanceof Y.ContentType ? `${standing(left.content.type)} ` : wordsOf(left)) + words;
	const outer = chained(item.parent as Container)._item;
	if (words.trim() === '' && outer && item.parentSub === null && outer.parentSub === null) return before(outer);
	return words;
}

/** The chosen words within one text, in its order; runs with something between them apart. */
function piecesOf(type: Container, chosen: ReadonlyMap<Y.Item, Part>): Piece[] {
	const pieces: { path: string[]; text: string; after: string }[] = [];
	let run: (typeof pieces)[number] | null = null;
	for (let item = chained(type)._start; item; item = item.right) {
		const part = chosen.get(item);
		if (!part) {
			// What is deleted or only a mark does not part words that belong together.
			if (!item.deleted && item.countable) run = null;
		} else if (run) run.text += part.text;
		else {
			const after = (item.deleted ? '' : part.before) || before(item);
			pieces.push((run = { path: pathOf(type, null), text: part.text, after: after.trim().slice(-mostBefore) }));
		}
	}
	return pieces;
}

/**
 * The words of a document that lie in these stretches of writing, in the document's order, of the items that `choose`
 * takes. Also the text of map fields that hold words as plain values (`fields`: their keys). To be asked before Yjs
 * collects what is deleted: at the latest in 'afterTransaction'.
 */
export function ownWords(
	doc: Y.Doc,
	ranges: readonly IdRange[],
	choose: (item: Y.Item) => boolean,
	fields: readonly string[] = []
): Piece[] {
	const texts = new Map<Container, Map<Y.Item, Part>>();
	const values: { place: number[]; pieces: Piece[] }[] = [];
	for (const { item, range } of itemsIn(doc.store, joined(ranges))) {
		if (!choose(item) || !(item.parent instanceof Y.AbstractType)) continue;
		const parent = item.parent as Container;
		const [value] = item.content instanceof Y.ContentAny ? (item.content.arr as unknown[]) : [];
		if (typeof value === 'string' && item.parentSub !== null) {
			if (fields.includes(item.parentSub) && value !== '')
				values.push({
					place: placeOf(parent),
					pieces: [{ path: pathOf(parent, item.parentSub), text: value, after: '' }]
				});
		} else if (item.parentSub === null && wordsOf(item) !== '') {
			const chosen = texts.get(parent) ?? new Map<Y.Item, Part>();
			const [first, part] = [chosen.get(item), partIn(item, range)];
			texts.set(parent, chosen.set(item, first ? { ...first, text: `${first.text} … ${part.text}` } : part));
		}
	}
	return [...[...texts].map(([type, chosen]) => ({ place: placeOf(type), pieces: piecesOf(type, chosen) })), ...values]
		.sort((a, b) => compare(a.place, b.place))
		.flatMap(({ pieces }) => pieces)
		.filter(({ text }) => text.trim() !== '');
}
