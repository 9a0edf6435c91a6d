import {
	AlignmentType,
	BorderStyle,
	Document,
	ExternalHyperlink,
	Footer,
	Header,
	HeadingLevel,
	LevelFormat,
	Packer,
	PageNumber,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	TabStopType,
	TextRun,
	WidthType,
	type IParagraphOptions,
	type ParagraphChild
} from 'docx';
import type { Inline } from '#lib/items/blocks.ts';
import type { Paper, PaperNode } from '#lib/minutes/paper.ts';

type Placed = Partial<Pick<IParagraphOptions, 'numbering' | 'bullet' | 'indent'>>;

const levels = {
	1: HeadingLevel.HEADING_1,
	2: HeadingLevel.HEADING_2,
	3: HeadingLevel.HEADING_3,
	4: HeadingLevel.HEADING_4
} as const;
/** Twentieths of a point: the width between the margins, and of the front page's first column. */
const across = 9070;
const labels = 2200;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const hair = { style: BorderStyle.SINGLE, size: 4, color: '9A958B' } as const;

function runsOf(content: readonly Inline[], small: boolean): ParagraphChild[] {
	return content.map((part) => {
		if (part.type === 'hardBreak') return new TextRun({ text: '', break: 1 });
		const link = part.marks.find((mark) => mark.type === 'link');
		const run = new TextRun({
			text: part.text,
			bold: part.marks.some(({ type }) => type === 'bold'),
			italics: part.marks.some(({ type }) => type === 'italic'),
			...(small ? { size: 20 } : {}),
			...(link ? { style: 'Hyperlink' } : {})
		});
		return link ? new ExternalHyperlink({ link: link.href, children: [run] }) : run;
	});
}

/** Lists with numbers begin each their own series. */
interface Series {
	readonly starts: number[];
}

function blocksOf(one: PaperNode, series: Series, depth: number, placed: Placed = {}): (Paragraph | Table)[] {
	switch (one.type) {
		case 'heading':
			return [
				new Paragraph({
					heading: levels[one.level],
					keepNext: true,
					children: [new TextRun({ text: one.text, strike: one.struck ?? false })]
				})
			];
		case 'paragraph':
			return [new Paragraph({ ...placed, children: runsOf(one.content, one.look === 'quiet') })];
		case 'list':
			return listOf(one, series, depth);
		case 'table':
			return [
				new Table({
					width: { size: across, type: WidthType.DXA },
					rows: one.rows.map(
						(cells, index) =>
							new TableRow({
								tableHeader: index === 0 && cells.every(({ header }) => header),
								cantSplit: true,
								children: cells.map(
									({ colspan, rowspan, content }) =>
										new TableCell({
											...{ columnSpan: colspan, rowSpan: rowspan },
											children: filled(content.flatMap((inner) => blocksOf(inner, series, 0)))
										})
								)
							})
					)
				})
			];
		case 'front':
			return [frontOf(one.rows)];
		case 'signatures':
			return one.lines.flatMap(({ role, name }) => [
				new Paragraph({ spacing: { before: 900 }, border: { top: hair }, children: [new TextRun(role)] }),
				new Paragraph({ children: [new TextRun({ text: name, bold: true })] })
			]);
	}
}

/** A cell of Word's holds at least one paragraph. */
const filled = (blocks: (Paragraph | Table)[]) => (blocks.length > 0 ? blocks : [new Paragraph('')]);

function listOf(list: Extract<PaperNode, { type: 'list' }>, series: Series, depth: number): (Paragraph | Table)[] {
	const level = Math.min(depth, 7);
	if (list.start !== null) series.starts.push(list.start);
	const reference = list.start === null ? 'points' : `numbers-${series.starts.length}`;
	return list.items.flatMap((item) =>
		item.flatMap((inner, index) =>
			blocksOf(
				inner,
				series,
				depth + 1,
				index === 0 ? { numbering: { reference, level } } : { indent: { left: 480 * (level + 1) } }
			)
		)
	);
}

const frontOf = (rows: Extract<PaperNode, { type: 'front' }>['rows']) =>
	new Table({
		width: { size: across, type: WidthType.DXA },
		columnWidths: [labels, across - labels],
		borders: { top: none, left: none, right: none, bottom: hair, insideVertical: none, insideHorizontal: hair },
		rows: rows.map(
			({ label, lines, remark }) =>
				new TableRow({
					cantSplit: lines.length < 12,
					children: [
						new TableCell({
							width: { size: labels, type: WidthType.DXA },
							children: [new Paragraph({ children: [new TextRun({ text: label, bold: true })] })]
						}),
						new TableCell({
							width: { size: across - labels, type: WidthType.DXA },
							children: filled([...lines, ...(remark ? [remark] : [])].map((text) => new Paragraph(text)))
						})
					]
				})
		)
	});

const eachLevel = (
	format: (level: number) => { format: (typeof LevelFormat)[keyof typeof LevelFormat]; text: string }
) =>
	Array.from({ length: 8 }, (_, level) => ({
		...{ level, alignment: AlignmentType.LEFT, ...format(level) },
		style: { paragraph: { indent: { left: 480 * (level + 1), hanging: 320 } } }
	}));

const heading = (size: number, before: number) => ({
	run: { font: 'Georgia', size, bold: true, color: '1F1D1A' },
	paragraph: { spacing: { before, after: 100 } }
});

/** A paper as a Word document with real headings, its language set, the group at its head and the signs at its foot. */
export async function toDocx({
	title,
	author,
	language,
	runningHead,
	foot,
	nodes
}: Paper): Promise<Buffer<ArrayBuffer>> {
	const series: Series = { starts: [] };
	const children = nodes.flatMap((one) => blocksOf(one, series, 0));
	const right = { tabStops: [{ type: TabStopType.RIGHT, position: across }] };
	const document = new Document({
		title,
		creator: author,
		description: title,
		styles: {
			default: {
				document: {
					run: { font: 'Georgia', size: 22, language: { value: language === 'en' ? 'en-GB' : 'sv-SE' } },
					paragraph: { spacing: { after: 120, line: 290 } }
				},
				heading1: heading(40, 200),
				heading2: heading(26, 360),
				heading3: heading(22, 240),
				heading4: heading(22, 200)
			}
		},
		numbering: {
			config: [
				{ reference: 'points', levels: eachLevel(() => ({ format: LevelFormat.BULLET, text: '•' })) },
				...series.starts.map((start, index) => ({
					reference: `numbers-${index + 1}`,
					levels: eachLevel((level) => ({ format: LevelFormat.DECIMAL, text: `%${level + 1}.` })).map((level) => ({
						...level,
						start
					}))
				}))
			]
		},
		sections: [
			{
				properties: { page: { size: { width: 11906, height: 16838 }, margin: { left: 1418, right: 1418 } } },
				headers: {
					default: new Header({
						children: [
							new Paragraph({
								...right,
								children: [
									new TextRun({ text: runningHead, size: 18 }),
									new TextRun({ size: 18, children: ['\t', PageNumber.CURRENT, ' (', PageNumber.TOTAL_PAGES, ')'] })
								]
							})
						]
					})
				},
				footers: {
					default: new Footer({
						children:
							foot.length > 0
								? [new Paragraph({ ...right, children: [new TextRun({ text: foot.join('\t'), size: 18 })] })]
								: []
					})
				},
				children
			}
		]
	});
	return Buffer.from(await Packer.toArrayBuffer(document));
}
