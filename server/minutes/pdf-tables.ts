import type { FrontRow } from '#lib/minutes/content.ts';
import type { PaperCell, PaperNode } from '#lib/minutes/paper.ts';
import { bottomOf, heads, measures, room, wordsInto, type Column, type Element, type Pdf } from './pdf-set.ts';

type SetNodes = (doc: Pdf, parent: Element, nodes: readonly PaperNode[], column: Column) => void;

/** A line that a screen reader passes over. */
function rule(doc: Pdf, { x, width }: Column): void {
	doc.markContent('Artifact', { type: 'Layout' });
	doc
		.moveTo(x, doc.y)
		.lineTo(x + width, doc.y)
		.lineWidth(0.4)
		.strokeColor('#9a958b')
		.stroke()
		.strokeColor('#000000');
	doc.endMarkedContent();
}

const labels = 118;

/** The rows of the front page: a table whose first cell of each row is its heading. */
export function frontInto(doc: Pdf, parent: Element, rows: readonly FrontRow[], column: Column): void {
	if (rows.length === 0) return;
	const table = doc.struct('Table');
	parent.add(table);
	const right = { x: column.x + labels, width: column.width - labels };
	for (const { label, lines, remark } of rows) {
		room(doc, measures.size * 4);
		doc.y += 5;
		const row = doc.struct('TR');
		table.add(row);
		const { y } = doc;
		const { page } = doc;
		const head = doc.struct('TH', heads('Row'));
		row.add(head);
		wordsInto(doc, head, label, { x: column.x, width: labels - 10 }, 'bold', measures.small);
		head.end();
		const under = doc.y;
		doc.y = y;
		const cell = doc.struct('TD');
		row.add(cell);
		for (const line of [...lines, ...(remark ? [remark] : [])]) {
			room(doc, measures.size * 2);
			const element = doc.struct('P');
			cell.add(element);
			wordsInto(doc, element, line, right, 'regular', measures.size);
			element.end();
		}
		cell.end();
		row.end();
		if (doc.page === page) doc.y = Math.max(doc.y, under);
		doc.y += 5;
		rule(doc, column);
	}
	table.end();
	doc.y += 8;
}

interface Placed extends PaperCell {
	readonly at: number;
}

/** Each cell with the column it stands in, past those that reach down from rows above. */
function placed(rows: readonly (readonly PaperCell[])[]): { rows: Placed[][]; columns: number } {
	const taken = new Map<number, number>();
	let columns = 1;
	const all = rows.map((cells) => {
		let at = 0;
		const row = cells.map((cell) => {
			while ((taken.get(at) ?? 0) > 0) at += 1;
			const here = { ...cell, at };
			for (let step = 0; step < cell.colspan; step += 1) taken.set(at + step, cell.rowspan);
			at += cell.colspan;
			return here;
		});
		for (const [column, left] of taken) {
			columns = Math.max(columns, column + 1);
			taken.set(column, left - 1);
		}
		return row;
	});
	return { rows: all, columns };
}

const plain = (nodes: readonly PaperNode[]): string =>
	nodes
		.map((node) => {
			if (node.type === 'paragraph')
				return node.content.map((part) => (part.type === 'text' ? part.text : '\n')).join('');
			if (node.type === 'heading') return node.text;
			return node.type === 'list' ? node.items.map(plain).join('\n') : '';
		})
		.join('\n');

/** A table people wrote. A row stands whole on one page where it fits on one. */
export function tableInto(
	doc: Pdf,
	parent: Element,
	{ rows }: Extract<PaperNode, { type: 'table' }>,
	column: Column,
	set: SetNodes
): void {
	const table = doc.struct('Table');
	parent.add(table);
	const laid = placed(rows);
	const width = column.width / laid.columns;
	const inside = ({ at, colspan }: Placed): Column => ({
		x: column.x + at * width + 3,
		width: Math.max(20, colspan * width - 6)
	});
	for (const cells of laid.rows) {
		doc.font('regular').fontSize(measures.size);
		const height = Math.max(
			measures.size * 2,
			...cells.map((cell) => doc.heightOfString(plain(cell.content) || ' ', { width: inside(cell).width, lineGap: 2 }))
		);
		room(doc, Math.min(height + 14, bottomOf(doc) - measures.top));
		rule(doc, column);
		doc.y += 4;
		const row = doc.struct('TR');
		table.add(row);
		const { y, page } = doc;
		let lowest = y;
		for (const cell of cells) {
			if (doc.page === page) doc.y = y;
			const element = doc.struct(cell.header ? 'TH' : 'TD', cell.header ? heads('Column') : {});
			row.add(element);
			set(doc, element, cell.content.length > 0 ? cell.content : [{ type: 'paragraph', content: [] }], inside(cell));
			element.end();
			if (doc.page === page) lowest = Math.max(lowest, doc.y);
		}
		row.end();
		if (doc.page === page) doc.y = lowest;
	}
	rule(doc, column);
	table.end();
	doc.y += 8;
}
