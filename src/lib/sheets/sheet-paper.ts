import { toCsv } from '#lib/decisions/csv.ts';
import { longDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Paper, PaperCell, PaperNode } from '#lib/minutes/paper.ts';
import type { FileColumn, FileField, FileNote, FileStep, SheetFile } from './sheet-file.ts';
import type { Spread } from './spread.ts';

/** A paragraph of plain words. */
export const lineNode = (text: string, look?: 'quiet' | 'above'): PaperNode => ({
	...{ type: 'paragraph', content: [{ type: 'text', text, marks: [] }] },
	...(look ? { look } : {})
});
const cell = (text: string, header = false): PaperCell => ({
	...{ header, colspan: 1, rowspan: 1, content: [lineNode(text)] }
});

/** A table whose first row is its head. */
export const tableNode = (head: readonly string[], rows: readonly (readonly string[])[]): PaperNode => ({
	type: 'table',
	rows: [head.map((text) => cell(text, true)), ...rows.map((row) => row.map((text) => cell(text)))]
});

export const listNode = (items: readonly string[]): PaperNode => ({
	...{ type: 'list', start: null, items: items.map((text) => [lineNode(text)]) }
});

const dayOf = (due: string, language: 'sv' | 'en') => longDate(new Date(`${due}T12:00:00Z`), language);

/** "Ring alla (Ansvarar: Anna. Till 12 mars 2027.) – Anna Ek" */
function noteLine({ text, owner, due, author }: FileNote, language: 'sv' | 'en'): string {
	const by = { locale: language };
	const said = [
		owner ? m.sheets_owned({ owner }, by) : '',
		due ? m.sheets_by_day({ day: dayOf(due, language) }, by) : ''
	].filter(Boolean);
	return [said.length > 0 ? `${text} (${said.join(' ')})` : text, author].filter(Boolean).join(' – ');
}

const listOf = (notes: readonly FileNote[], language: 'sv' | 'en'): PaperNode[] =>
	notes.length > 0 ? [listNode(notes.map((note) => noteLine(note, language)))] : [];

const columnNodes = (column: FileColumn, language: 'sv' | 'en'): PaperNode[] => [
	{ type: 'heading', level: 3, text: column.label },
	...column.groups.flatMap(({ title, notes }): PaperNode[] => [
		{ type: 'heading', level: 4, text: title || m.sheets_export_group({}, { locale: language }) },
		...listOf(notes, language)
	]),
	...listOf(column.notes, language),
	...(column.groups.length + column.notes.length === 0
		? [lineNode(m.sheets_none({}, { locale: language }), 'quiet')]
		: [])
];

const spreadNodes = ({ label }: FileField, spread: Spread, language: 'sv' | 'en'): PaperNode[] => [
	{ type: 'heading', level: 3, text: label },
	lineNode(m.sheets_answers({ count: spread.answers }, { locale: language }), 'quiet'),
	tableNode(
		[m.sheets_export_answer({}, { locale: language }), m.sheets_export_count({}, { locale: language })],
		spread.rows.map((row) => [row.label, String(row.count)])
	)
];

/** What the numbers of a field that weighs are called. */
function numberNames(field: FileField, language: 'sv' | 'en'): string[] {
	const by = { locale: language };
	if (field.kind === 'matrix') return [...field.axes, m.sheets_export_count({}, by)];
	return [field.kind === 'ranking' ? m.sheets_export_place({}, by) : m.sheets_export_dots({}, by)];
}

const weighedNodes = (
	field: FileField,
	weighed: NonNullable<FileField['weighed']>,
	language: 'sv' | 'en'
): PaperNode[] => [
	{ type: 'heading', level: 3, text: field.label },
	...(weighed.length > 0
		? [
				tableNode(
					[m.sheets_export_text({}, { locale: language }), ...numberNames(field, language)],
					weighed.map(({ label, numbers }) => [label, ...numbers.map((number) => number.toLocaleString(language))])
				)
			]
		: [lineNode(m.sheets_none({}, { locale: language }), 'quiet')])
];

function stepNodes(step: FileStep, { tool: { language } }: SheetFile): PaperNode[] {
	const by = { locale: language };
	return [
		{ type: 'heading', level: 2, text: step.title },
		...(step.withheld ? [lineNode(m.sheets_export_withheld({}, by), 'quiet')] : []),
		...(step.anonymous && !step.withheld ? [lineNode(m.sheets_export_anonymous({}, by), 'quiet')] : []),
		...(step.together && !step.withheld ? [lineNode(m.sheets_together_shown({}, by), 'quiet')] : []),
		...step.fields.flatMap((field) => {
			if (field.weighed) return weighedNodes(field, field.weighed, language);
			if (!field.spread) return field.columns.flatMap((column) => columnNodes(column, language));
			if (field.spread.answers > 0) return spreadNodes(field, field.spread, language);
			const none = step.anonymous
				? m.sheets_withheld({ field: field.label, least: step.least }, by)
				: m.sheets_none({}, by);
			return [{ type: 'heading' as const, level: 3 as const, text: field.label }, lineNode(none, 'quiet')];
		})
	];
}

/** A sheet as a paper, in the language of its tool. */
export function sheetPaper(file: SheetFile): Paper {
	const { title, group, federation, tool, begun } = file;
	const day = longDate(new Date(begun), tool.language);
	return {
		...{ title, author: federation, language: tool.language, foot: [] },
		runningHead: [federation, group, title].join(' · '),
		nodes: [
			lineNode(federation, 'above'),
			{ type: 'heading', level: 1, text: title },
			lineNode([tool.name, group, day].join(', ')),
			...file.steps.flatMap((step) => stepNodes(step, file))
		]
	};
}

/** A sheet as rows for a spreadsheet: one a note, and one for each choice of a scale with how many chose it. */
export function sheetCsv({ steps, tool: { language } }: SheetFile): string {
	const by = { locale: language };
	const head = [
		...[m.sheets_export_step({}, by), m.sheets_export_field({}, by), m.sheets_export_column({}, by)],
		...[m.sheets_export_group({}, by), m.sheets_export_text({}, by), m.sheets_export_count({}, by)],
		...[m.sheets_owner({}, by), m.sheets_due({}, by), m.sheets_export_author({}, by)]
	];
	const rows = steps.flatMap((step) =>
		step.fields.flatMap((field) => [
			...field.columns.flatMap((column) =>
				[...column.groups, { title: '', notes: column.notes }].flatMap((group) =>
					group.notes.map(({ text, owner, due, author }) => [
						...[step.title, field.label, column.label, group.title, text, '', owner, due, author]
					])
				)
			),
			...(field.spread && field.spread.answers > 0 ? field.spread.rows : []).map(({ label, count }) => [
				...[step.title, field.label, '', '', label, count, '', '', '']
			]),
			...(field.weighed ?? []).flatMap(({ label, numbers }) =>
				numberNames(field, language).map((name, index) => [
					...[step.title, field.label, name, '', label, numbers[index] ?? '', '', '', '']
				])
			)
		])
	);
	return toCsv([head, ...rows]);
}
