import { toCsv } from '#lib/decisions/csv.ts';
import { longDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Paper, PaperNode } from '#lib/minutes/paper.ts';
import { lineNode, listNode, tableNode } from '#lib/sheets/sheet-paper.ts';
import type { Figures } from './figures.ts';
import { leastEver } from './group-sheet.ts';
import type { GatheredNote, NoteField } from './notes.ts';
import type { ChoiceField, ScaleField } from './synthesis.ts';
import type { SynthesisFile } from './view.ts';
import {
	dotsHead,
	dotsRows,
	matrixHead,
	matrixRows,
	rankingHead,
	rankingRows,
	votersHead,
	votersRows,
	weighedCsv
} from './weighed-paper.ts';
import { groupWord, numberWord, periodWord } from './words.ts';

type Language = 'sv' | 'en';

/** The heads of the table that says what a scale's picture shows. */
export const scaleHead = ({ from, to }: ScaleField): string[] => [
	...[m.synthesis_group(), m.synthesis_when(), m.synthesis_answers(), m.synthesis_mean(), m.synthesis_median()],
	...[m.synthesis_middle_half(), ...Array.from({ length: to - from + 1 }, (_, index) => String(from + index))]
];

const figureCells = ({ answers, mean, median, lower, upper, counts }: Figures, language: Language): string[] => [
	...[String(answers), numberWord(mean, language), numberWord(median, language)],
	...[`${numberWord(lower, language)}–${numberWord(upper, language)}`, ...counts.map(String)]
];

/** The rows of the same table: each group that is shown, each half-year where there are several, and all together. */
export const scaleRows = ({ rows, periods, total }: ScaleField, language: Language): string[][] => [
	...rows.map(({ group, period, figures }) => [
		groupWord(group),
		periodWord(period),
		...figureCells(figures, language)
	]),
	...(periods.length > 1 ? periods : []).map(({ period, figures }) => [
		...[m.synthesis_all_shown(), periodWord(period), ...figureCells(figures, language)]
	]),
	...(total ? [[m.synthesis_all_shown(), m.synthesis_all_times(), ...figureCells(total, language)]] : [])
];

export const choiceHead = ({ options }: ChoiceField): string[] => [
	...[m.synthesis_group(), m.synthesis_when(), m.synthesis_answers(), ...options]
];

export const choiceRows = ({ rows, total }: ChoiceField): string[][] => [
	...rows.map(({ group, period, answers, counts }) => [
		...[groupWord(group), periodWord(period), String(answers), ...counts.map(String)]
	]),
	...(total
		? [[m.synthesis_all_shown(), m.synthesis_all_times(), String(total.answers), ...total.counts.map(String)]]
		: [])
];

const noteList = (notes: readonly GatheredNote[]): PaperNode[] =>
	notes.length > 0 ? [listNode(notes.map(({ text, group }) => `${text} (${groupWord(group)})`))] : [];

const noteNodes = ({ columns }: NoteField): PaperNode[] =>
	columns.flatMap(({ label, clusters, notes }): PaperNode[] => [
		{ type: 'heading', level: 3, text: label },
		...clusters.flatMap((cluster): PaperNode[] => [
			{ type: 'heading', level: 4, text: cluster.title },
			...noteList(cluster.notes)
		]),
		...noteList(notes),
		...(clusters.length + notes.length === 0 ? [lineNode(m.synthesis_none_shown(), 'quiet')] : [])
	]);

const tableNodes = (head: readonly string[], rows: readonly (readonly string[])[]): PaperNode[] =>
	rows.length > 0 ? [tableNode(head, rows)] : [lineNode(m.synthesis_none_shown(), 'quiet')];

/** A synthesis as a paper, in the language that is set. */
export function synthesisPaper(file: SynthesisFile): Paper {
	const { tool, federation, language, scales, choices, matrices, rankings, dots, notes, made, sheets } = file;
	const title = m.synthesis_paper_title({ tool: tool.name });
	return {
		...{ title, author: federation, language, foot: [], runningHead: [federation, title].join(' · ') },
		nodes: [
			lineNode(federation, 'above'),
			{ type: 'heading', level: 1, text: title },
			lineNode(m.synthesis_paper_lead({ sheets, day: longDate(new Date(made), language) })),
			lineNode(m.synthesis_least({ least: leastEver }), 'quiet'),
			...scales.flatMap((scale): PaperNode[] => [
				{ type: 'heading', level: 2, text: scale.label },
				lineNode(m.synthesis_scale({ from: scale.from, low: scale.low, to: scale.to, high: scale.high }), 'quiet'),
				...tableNodes(scaleHead(scale), scaleRows(scale, language))
			]),
			...choices.flatMap((choice): PaperNode[] => [
				{ type: 'heading', level: 2, text: choice.label },
				...tableNodes(choiceHead(choice), choiceRows(choice))
			]),
			...matrices.flatMap((field): PaperNode[] => [
				{ type: 'heading', level: 2, text: field.label },
				...tableNodes(matrixHead(field), matrixRows(field, language))
			]),
			...rankings.flatMap((field): PaperNode[] => [
				{ type: 'heading', level: 2, text: field.label },
				...tableNodes(rankingHead(field), rankingRows(field, language))
			]),
			...dots.flatMap((field): PaperNode[] => [
				{ type: 'heading', level: 2, text: field.label },
				...tableNodes(dotsHead(field), dotsRows(field)),
				...(field.rows.length > 0 ? [tableNode(votersHead(), votersRows(field))] : [])
			]),
			...notes.flatMap((field): PaperNode[] => [{ type: 'heading', level: 2, text: field.label }, ...noteNodes(field)])
		]
	};
}

/** A synthesis as rows for a spreadsheet: one a group and answer to a scale or a choice, and one a note. */
export function synthesisCsv({ scales, choices, matrices, rankings, dots, notes }: SynthesisFile): string {
	const counted = (
		label: string,
		group: string | null,
		period: string,
		answers: readonly string[],
		counts: readonly number[]
	) => counts.map((count, index) => [label, groupWord(group), periodWord(period), answers[index] ?? '', count]);
	return toCsv([
		[m.synthesis_question(), m.synthesis_group(), m.synthesis_when(), m.synthesis_answer(), m.synthesis_answers()],
		...scales.flatMap(({ label, from, to, rows }) => {
			const steps = Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
			return rows.flatMap(({ group, period, figures }) => counted(label, group, period, steps, figures.counts));
		}),
		...choices.flatMap(({ label, options, rows }) =>
			rows.flatMap(({ group, period, counts }) => counted(label, group, period, options, counts))
		),
		...weighedCsv(matrices, rankings, dots),
		...notes.flatMap(({ columns }) =>
			columns.flatMap(({ label, clusters, notes: loose }) =>
				[...clusters, { title: '', notes: loose }].flatMap((cluster) =>
					cluster.notes.map(({ text, group }) => [label, groupWord(group), cluster.title, text, ''])
				)
			)
		)
	]);
}
