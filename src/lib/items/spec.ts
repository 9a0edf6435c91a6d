import * as Y from 'yjs';
import type { Block, Blocks, Inline, Mark, TableCell } from './blocks.ts';
import { readRuns, type TextRun } from './read-item.ts';

/** A node of a text as it should be, or as it is: an element, or one stretch of words with their marks. */
export type Spec =
	| { readonly name: string; readonly attributes: Readonly<Record<string, number>>; readonly content: readonly Spec[] }
	| { readonly runs: readonly TextRun[] };

/** What is no part of any text; equal to nothing that is wanted. */
const foreign: Spec = { name: '', attributes: {}, content: [] };
/** Deeper than reading goes: eight lists or tables in each other, three elements each. */
const deepest = 32;

const element = (name: string, content: readonly Spec[], attributes: Readonly<Record<string, number>> = {}): Spec => ({
	name,
	attributes,
	content
});

const marksKey = (marks: readonly Mark[]): string => JSON.stringify(marks);

/** Words that follow each other go into one text, unless they are marked alike: one text would read as one stretch. */
function inlineSpecs(content: readonly Inline[]): Spec[] {
	const specs: Spec[] = [];
	let runs: TextRun[] | null = null;
	for (const part of content) {
		if (part.type === 'hardBreak') {
			specs.push(element('hardBreak', []));
			runs = null;
			continue;
		}
		const before = runs?.at(-1);
		if (runs === null || (before && marksKey(before.marks) === marksKey(part.marks))) {
			runs = [];
			specs.push({ runs });
		}
		runs.push({ text: part.text, marks: part.marks });
	}
	return specs;
}

const cellSpec = ({ type, colspan, rowspan, content }: TableCell): Spec =>
	element(type, blockSpecs(content), { colspan, rowspan });

function blockSpec(block: Block): Spec {
	switch (block.type) {
		case 'paragraph':
			return element('paragraph', inlineSpecs(block.content));
		case 'heading':
			return element('heading', inlineSpecs(block.content), { level: block.level });
		case 'table':
			return element(
				'table',
				block.rows.map((row) => element('tableRow', row.map(cellSpec)))
			);
		case 'bulletList':
		case 'orderedList':
			return element(
				block.type,
				block.items.map((item) => element('listItem', blockSpecs(item))),
				block.type === 'orderedList' ? { start: block.start } : {}
			);
	}
}

/** The nodes that read back as these blocks. */
export const blockSpecs = (blocks: Blocks): Spec[] => blocks.map(blockSpec);

/** Attributes that mean something, by element, with what they are when nothing is said. */
const known: Readonly<Record<string, Readonly<Record<string, number>>>> = {
	paragraph: {},
	heading: { level: 2 },
	bulletList: {},
	orderedList: { start: 1 },
	listItem: {},
	table: {},
	tableRow: {},
	tableCell: { colspan: 1, rowspan: 1 },
	tableHeader: { colspan: 1, rowspan: 1 },
	hardBreak: {}
};

/** What stands in a document, in the same terms. Texts without words are as good as not there. */
export function specOf(node: unknown, depth = 0): Spec {
	if (node instanceof Y.XmlElement) {
		const defaults = Object.hasOwn(known, node.nodeName) ? known[node.nodeName] : undefined;
		if (!defaults || depth > deepest) return foreign;
		const attributes = Object.fromEntries(
			Object.entries(defaults).map(([name, otherwise]) => {
				const value: unknown = node.getAttribute(name);
				return [name, value === undefined || value === null ? otherwise : Number(value)];
			})
		);
		return element(node.nodeName, contentOf(node, depth + 1), attributes);
	}
	return node instanceof Y.XmlText ? { runs: readRuns(node) } : foreign;
}

const contentOf = (parent: Y.XmlFragment, depth: number): Spec[] =>
	parent
		.toArray()
		.map((node) => specOf(node, depth))
		.filter((spec) => !('runs' in spec) || spec.runs.length > 0);
