import type { Inline } from '#lib/items/blocks.ts';

/** Points. */
export const measures = { left: 71, top: 78, bottom: 78, width: 453, size: 10.5, small: 9, gap: 6 } as const;

export type Pdf = PDFKit.PDFDocument;

/** What a heading cell heads; pdfkit writes it, its types do not know it yet. */
export const heads = (scope: 'Row' | 'Column') => ({ scope }) as object;
export type Element = PDFKit.PDFStructureElement;

/** Where on the page something is set: its left edge and its width. */
export interface Column {
	readonly x: number;
	readonly width: number;
}

export const faces = ['regular', 'bold', 'italic'] as const;
export type Face = (typeof faces)[number];
export const bottomOf = (doc: Pdf): number => doc.page.height - measures.bottom;

/** Begins a page unless there is room for so much. */
export function room(doc: Pdf, points: number): void {
	if (doc.y + points > bottomOf(doc)) doc.addPage();
}

const faceOf = (part: Inline & { type: 'text' }): Face =>
	part.marks.some(({ type }) => type === 'bold')
		? 'bold'
		: part.marks.some(({ type }) => type === 'italic')
			? 'italic'
			: 'regular';

/** One paragraph with its marks; each link is an element of its own with its annotation. */
export function textInto(doc: Pdf, parent: Element, content: readonly Inline[], column: Column, size: number): void {
	const parts = content.flatMap((part) =>
		part.type === 'text' ? [part] : [{ type: 'text', text: '\n', marks: [] } as const]
	);
	const said = parts.length > 0 ? parts : [{ type: 'text', text: ' ', marks: [] } as const];
	const { y } = doc;
	said.forEach((part, index) => {
		const link = part.marks.find((mark) => mark.type === 'link');
		const draw = () => {
			const options = {
				...{ width: column.width, lineGap: 2, continued: index < said.length - 1 },
				...{ link: link?.href ?? null, underline: link !== undefined }
			};
			doc.font(faceOf(part)).fontSize(size);
			if (index === 0) doc.text(part.text, column.x, y, options);
			else doc.text(part.text, options);
		};
		parent.add(link ? doc.struct('Link', { alt: part.text }, draw) : draw);
	});
}

/** A line of plain words in one face. */
export function wordsInto(doc: Pdf, parent: Element, text: string, column: Column, face: Face, size: number): void {
	parent.add(() => {
		doc.font(face).fontSize(size).text(text, column.x, doc.y, { width: column.width, lineGap: 2 });
	});
}
