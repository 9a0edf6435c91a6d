import type { AgendaItemJson, AgendaJson } from '#lib/agenda/item.ts';
import type { BriefingJson } from '#lib/briefings/briefing.ts';
import { sectionTitle as briefingTitle } from '#lib/briefings/words.ts';
import type { Block, Blocks, Inline, ItemJson } from '#lib/items/blocks.ts';
import { plainText } from '#lib/items/read-item.ts';
import { standing, type DraftJson } from '#lib/proposals/draft.ts';
import { sectionTitle } from '#lib/proposals/words.ts';
import { countOf, listDifference, textDifference, type DifferenceRow, type Line } from './difference.ts';

const wordsIn = (content: readonly Inline[]): string =>
	content.map((part) => (part.type === 'text' ? part.text : '\n')).join('');
const marksIn = (content: readonly Inline[]): string =>
	JSON.stringify(content.flatMap((part) => (part.type === 'text' && part.marks.length > 0 ? [part] : [])));

function linesOf(block: Block, depth: number): Line[] {
	if (block.type === 'paragraph' || block.type === 'heading') {
		const look = block.type === 'heading' ? 'heading' : 'line';
		const level = block.type === 'heading' ? String(block.level) : '';
		return [{ look, depth, text: wordsIn(block.content), form: level + marksIn(block.content) }];
	}
	if (block.type === 'table')
		return block.rows.map((cells) => ({
			look: 'cell',
			depth,
			text: cells.map((cell) => plainText(cell.content).replaceAll('\n', ' ')).join(' | '),
			form: JSON.stringify(cells.map(({ type, colspan, rowspan }) => [type, colspan, rowspan]))
		}));
	return block.items.flatMap((item) =>
		item.flatMap((inner, index) =>
			linesOf(inner, depth + 1).map((line) =>
				index === 0 && line.look === 'line' ? { ...line, look: 'point' as const, form: block.type + line.form } : line
			)
		)
	);
}

/** A text of an item as lines; those without words are left out. */
export const textLines = (text: Blocks): Line[] =>
	text.flatMap((block) => linesOf(block, 0)).filter((line) => line.text.trim() !== '');

const agendaLine = ({ id, parentId, title, presenter, minutes, kind, numbered }: AgendaItemJson): Line => ({
	id,
	look: kind === 'section' ? 'heading' : 'line',
	depth: parentId === null ? 0 : 1,
	text: [title, presenter && `(${presenter})`, minutes !== null && `${minutes} min`].filter(Boolean).join(' '),
	form: JSON.stringify([kind, numbered])
});
const agendaLines = ({ items }: AgendaJson): Line[] => items.filter((item) => !item.removed).map(agendaLine);

/** A proposal as lines: each section's heading, and its text under it. */
const draftLines = (draft: DraftJson): Line[] =>
	standing(draft).flatMap((section) => [
		{ look: 'heading' as const, depth: 0, text: sectionTitle(section), form: 'section' },
		...textLines(section.body)
	]);

const briefingLines = ({ sections }: BriefingJson): Line[] =>
	sections.flatMap(({ key, body }) => {
		const lines = textLines(body);
		return lines.length > 0
			? [{ look: 'heading' as const, depth: 0, text: briefingTitle(key), form: 'section' }, ...lines]
			: [];
	});

/** What became of a document between two readings, in the parts that it has. */
export interface Difference {
	readonly sections: readonly { readonly name: 'agenda' | 'text' | 'notes'; readonly rows: readonly DifferenceRow[] }[];
	/** Words that came and went, and lines that were moved or look otherwise. */
	readonly added: number;
	readonly removed: number;
	readonly other: number;
}

export function differenceOf(sections: Difference['sections']): Difference {
	const filled = sections.filter(({ rows }) => rows.length > 0);
	return { sections: filled, ...countOf(filled.flatMap(({ rows }) => rows)) };
}

/**
 * By kind of document: both readings as the kind's `read` gave them. Texts of other kinds are no documents of record, and
 * no versions are kept of them (H3).
 */
export const differences: Readonly<Record<string, ((before: never, after: never) => Difference) | undefined>> = {
	agenda: (before: AgendaJson, after: AgendaJson) =>
		differenceOf([{ name: 'agenda', rows: listDifference(agendaLines(before), agendaLines(after)) }]),
	item: (before: ItemJson, after: ItemJson) =>
		differenceOf([
			{ name: 'text', rows: textDifference(textLines(before.text), textLines(after.text)) },
			{ name: 'notes', rows: textDifference(textLines(before.notes), textLines(after.notes)) }
		]),
	briefing: (before: BriefingJson, after: BriefingJson) =>
		differenceOf([{ name: 'text', rows: textDifference(briefingLines(before), briefingLines(after)) }]),
	proposal: (before: DraftJson, after: DraftJson) =>
		differenceOf([{ name: 'text', rows: textDifference(draftLines(before), draftLines(after)) }])
};

/** Whether versions are kept of documents of a kind. */
export const hasHistory = (kind: string): boolean => Object.hasOwn(differences, kind);
