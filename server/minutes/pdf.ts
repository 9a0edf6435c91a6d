import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { Paper, PaperNode } from '#lib/minutes/paper.ts';
import { context } from '#server/context.ts';
import {
	faces,
	measures,
	room,
	textInto,
	wordsInto,
	type Column,
	type Element,
	type Face,
	type Pdf
} from './pdf-set.ts';
import { frontInto, tableInto } from './pdf-tables.ts';

const headings = {
	1: { size: 22, before: 10, after: 8 },
	2: { size: 13, before: 18, after: 4 },
	3: { size: 11, before: 10, after: 3 },
	4: { size: 10.5, before: 8, after: 2 }
} as const;
const whole: Column = { x: measures.left, width: measures.width };

const fontFile = (face: Face) => join(context().config.root, `server/minutes/fonts/literata-${face}.ttf`);

function headingInto(doc: Pdf, parent: Element, node: Extract<PaperNode, { type: 'heading' }>, column: Column): void {
	const { size, before, after } = headings[node.level];
	room(doc, before + size * 4);
	if (doc.y > measures.top) doc.y += before;
	const element = doc.struct(`H${node.level}`);
	parent.add(element);
	element.add(() => {
		doc
			.font('bold')
			.fontSize(size)
			.text(node.text, column.x, doc.y, { width: column.width, strike: node.struck ?? false });
	});
	element.end();
	doc.y += after;
}

function listInto(doc: Pdf, parent: Element, list: Extract<PaperNode, { type: 'list' }>, column: Column): void {
	const element = doc.struct('L');
	parent.add(element);
	const inner = { x: column.x + 20, width: column.width - 20 };
	list.items.forEach((item, index) => {
		room(doc, measures.size * 2);
		const row = doc.struct('LI');
		element.add(row);
		const { y } = doc;
		const label = doc.struct('Lbl');
		row.add(label);
		wordsInto(
			doc,
			label,
			list.start === null ? '•' : `${list.start + index}.`,
			{ x: column.x, width: 20 },
			'regular',
			measures.size
		);
		label.end();
		doc.y = y;
		const body = doc.struct('LBody');
		row.add(body);
		nodesInto(doc, body, item.length > 0 ? item : [{ type: 'paragraph', content: [] }], inner);
		body.end();
		row.end();
	});
	element.end();
}

function signaturesInto(doc: Pdf, parent: Element, node: Extract<PaperNode, { type: 'signatures' }>): void {
	for (const { role, name } of node.lines) {
		room(doc, 80);
		doc.y += 44;
		const { y } = doc;
		doc.markContent('Artifact', { type: 'Layout' });
		doc
			.moveTo(measures.left, y)
			.lineTo(measures.left + 260, y)
			.lineWidth(0.5)
			.stroke();
		doc.endMarkedContent();
		doc.y = y + 4;
		const element = doc.struct('P');
		parent.add(element);
		wordsInto(doc, element, [role, name].filter(Boolean).join(': '), whole, 'regular', measures.size);
		element.end();
	}
}

/** Sets nodes one under the other, each as an element of the structure tree under `parent`. */
export function nodesInto(doc: Pdf, parent: Element, nodes: readonly PaperNode[], column: Column): void {
	for (const node of nodes)
		switch (node.type) {
			case 'heading':
				headingInto(doc, parent, node, column);
				break;
			case 'paragraph': {
				room(doc, measures.size * 2);
				const element = doc.struct('P');
				parent.add(element);
				textInto(doc, element, node.content, column, node.look === 'quiet' ? measures.small : measures.size);
				element.end();
				doc.y += measures.gap;
				break;
			}
			case 'list':
				listInto(doc, parent, node, column);
				break;
			case 'table':
				tableInto(doc, parent, node, column, nodesInto);
				break;
			case 'front':
				frontInto(doc, parent, node.rows, column);
				break;
			case 'signatures':
				signaturesInto(doc, parent, node);
		}
}

/** Head and foot of every page, which a screen reader passes over. */
function pagination(doc: Pdf, { runningHead, foot }: Paper): void {
	const { start, count } = doc.bufferedPageRange();
	for (let index = 0; index < count; index += 1) {
		doc.switchToPage(start + index);
		doc.page.margins.bottom = 0;
		const line = (text: string, y: number, align: 'left' | 'right') =>
			doc.font('regular').fontSize(8).text(text, measures.left, y, { width: measures.width, align, lineBreak: false });
		doc.markContent('Artifact', { type: 'Pagination' });
		line(runningHead, 40, 'left');
		line(`${index + 1} (${count})`, 40, 'right');
		const [first, second] = foot;
		if (first) line(first, doc.page.height - 44, 'left');
		if (second) line(second, doc.page.height - 44, 'right');
		doc.endMarkedContent();
	}
}

/**
 * A paper as a tagged PDF (PDF/UA-1): headings, lists and tables as such in reading order, the language, the title in
 * the window's head, fonts within it. Source: domain.md 3.7; ISO 14289-1.
 */
export async function toPdf(paper: Paper): Promise<Buffer<ArrayBuffer>> {
	const doc = new PDFDocument({
		...{
			size: 'A4',
			tagged: true,
			displayTitle: true,
			lang: paper.language === 'en' ? 'en-GB' : 'sv-SE',
			pdfVersion: '1.7'
		},
		// Known to pdfkit, not yet to its types.
		...({ subset: 'PDF/UA' } as object),
		...{ bufferPages: true, font: fontFile('regular') },
		margins: { top: measures.top, bottom: measures.bottom, left: measures.left, right: measures.left },
		info: { Title: paper.title, Author: paper.author, Subject: paper.runningHead }
	});
	for (const face of faces) doc.registerFont(face, readFileSync(fontFile(face)));
	const chunks: Buffer[] = [];
	const done = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
	doc.on('data', (chunk: Buffer) => chunks.push(chunk));
	const root = doc.struct('Document');
	doc.addStructure(root);
	nodesInto(doc, root, paper.nodes, whole);
	root.end();
	pagination(doc, paper);
	doc.end();
	await done;
	return Buffer.concat(chunks);
}
