import * as Y from 'yjs';
import { safeHref, type Block, type Inline, type ItemJson, type Mark, type Blocks, type TableCell } from './blocks.ts';

/** What one text may hold; more comes from outside and is left out. Depth counts lists in lists. */
const most = { nodes: 20_000, characters: 400_000, depth: 8 } as const;

interface Room {
	nodes: number;
	characters: number;
}

/** Every element in turn until the room is used up. Anything else among the children is passed over. */
function* children(parent: Y.XmlFragment, room: Room): Generator<Y.XmlElement | Y.XmlText> {
	for (const child of parent.toArray()) {
		if (room.nodes <= 0) return;
		room.nodes -= 1;
		if (child instanceof Y.XmlElement || child instanceof Y.XmlText) yield child;
	}
}

const elements = function* (parent: Y.XmlFragment, room: Room): Generator<Y.XmlElement> {
	for (const child of children(parent, room)) if (child instanceof Y.XmlElement) yield child;
};

/**
 * The editor names a mark by its type, or by its type and a hash where several of one type may overlap; of each type
 * the one whose name sorts first counts.
 */
function readMarks(attributes: unknown): Mark[] {
	const marks = new Map<string, Mark>();
	if (typeof attributes !== 'object' || attributes === null) return [];
	for (const [name, value] of Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
		const type = name.split('--')[0] ?? '';
		if (value === null || value === false || marks.has(type)) continue;
		if (type === 'bold' || type === 'italic') marks.set(type, { type });
		else if (type === 'link') {
			const href = safeHref((value as { href?: unknown }).href);
			if (href) marks.set(type, { type, href });
		}
	}
	return [...marks.values()].toSorted((a, b) => (a.type < b.type ? -1 : 1));
}

/** Words that follow each other with the same marks on them. */
export interface TextRun {
	readonly text: string;
	readonly marks: readonly Mark[];
}

/** One shared text as its stretches, at most so many characters of it; whatever is no text is passed over. */
export function readRuns(text: Y.XmlText, characters: number = most.characters): TextRun[] {
	const runs: TextRun[] = [];
	let left = characters;
	for (const part of text.toDelta() as { insert?: unknown; attributes?: unknown }[]) {
		if (typeof part.insert !== 'string' || left <= 0) continue;
		// A cut may go through a character; half of one does not outlive its storing.
		const words = part.insert.slice(0, left).toWellFormed();
		left -= words.length;
		if (words) runs.push({ text: words, marks: readMarks(part.attributes) });
	}
	return runs;
}

function readInline(parent: Y.XmlElement, room: Room): Inline[] {
	const inline: Inline[] = [];
	for (const child of children(parent, room))
		if (child instanceof Y.XmlElement) {
			if (child.nodeName === 'hardBreak') inline.push({ type: 'hardBreak' });
		} else
			for (const { text, marks } of readRuns(child, room.characters)) {
				room.characters -= text.length;
				inline.push({ type: 'text', text, marks });
			}
	return inline;
}

const wholeNumber = (value: unknown, least: number, largest: number, otherwise: number): number => {
	const number = Number(value);
	return Number.isInteger(number) && number >= least && number <= largest ? number : otherwise;
};

const listItems = (list: Y.XmlElement, depth: number, room: Room): (readonly Block[])[] =>
	[...elements(list, room)]
		.filter((child) => child.nodeName === 'listItem')
		.map((item) => readBlocks(item, depth + 1, room));

const tableRows = (table: Y.XmlElement, depth: number, room: Room): TableCell[][] =>
	[...elements(table, room)]
		.filter((row) => row.nodeName === 'tableRow')
		.map((row) =>
			[...elements(row, room)].flatMap((cell): TableCell[] =>
				cell.nodeName === 'tableCell' || cell.nodeName === 'tableHeader'
					? [
							{
								type: cell.nodeName,
								colspan: wholeNumber(cell.getAttribute('colspan'), 1, 50, 1),
								rowspan: wholeNumber(cell.getAttribute('rowspan'), 1, 500, 1),
								content: readBlocks(cell, depth + 1, room)
							}
						]
					: []
			)
		);

function readBlock(element: Y.XmlElement, depth: number, room: Room): Block | null {
	switch (element.nodeName) {
		case 'paragraph':
			return { type: 'paragraph', content: readInline(element, room) };
		case 'heading':
			return {
				type: 'heading',
				level: Number(element.getAttribute('level')) === 3 ? 3 : 2,
				content: readInline(element, room)
			};
		case 'bulletList':
			return { type: 'bulletList', items: listItems(element, depth, room) };
		case 'orderedList':
			return {
				type: 'orderedList',
				start: wholeNumber(element.getAttribute('start'), 0, 100_000, 1),
				items: listItems(element, depth, room)
			};
		case 'table':
			return { type: 'table', rows: tableRows(element, depth, room) };
		default:
			return null;
	}
}

function readBlocks(parent: Y.XmlFragment, depth: number, room: Room): Block[] {
	if (depth > most.depth) return [];
	return [...elements(parent, room)].flatMap((element) => readBlock(element, depth, room) ?? []);
}

/** One text. Total, as `readItem`. */
export const readField = (fragment: Y.XmlFragment): Blocks =>
	readBlocks(fragment, 0, { nodes: most.nodes, characters: most.characters });

/** The two texts of an item as plain JSON. Total: only what the editor can write is let through. */
export const readItem = (doc: Y.Doc): ItemJson => ({
	text: readField(doc.getXmlFragment('text')),
	notes: readField(doc.getXmlFragment('notes'))
});

const inlinePlain = (content: readonly Inline[]): string =>
	content.map((part) => (part.type === 'text' ? part.text : '\n')).join('');

const blockPlain = (block: Block): string[] => {
	if (block.type === 'paragraph' || block.type === 'heading') return [inlinePlain(block.content)];
	if (block.type === 'table') return block.rows.map((row) => row.map((cell) => plainText(cell.content)).join('\t'));
	return block.items.map(plainText);
};

/** The words of a text, one block a line. */
export const plainText = (text: Blocks): string =>
	text
		.flatMap(blockPlain)
		.filter((line) => line.trim() !== '')
		.join('\n');

/** Whether a text holds any words. */
export const isEmpty = (text: Blocks): boolean => plainText(text) === '';
