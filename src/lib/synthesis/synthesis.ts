import type { EntryJson } from '#lib/sheets/entry.ts';
import { shownEntries } from '#lib/sheets/shown.ts';
import { spreadOf } from '#lib/sheets/spread.ts';
import type { ToolField, ToolStep } from '#lib/tools/schema.ts';
import { dotsOf, type DotsField } from './dots.ts';
import { fieldsOf, inOrder } from './fields.ts';
import { added, figuresOf, halfYear, type Figures } from './figures.ts';
import { fieldId, leastOf, nameOf, type GroupSheet } from './group-sheet.ts';
import { gatherNotes, type NoteField } from './notes.ts';
import { drawnSteps, lastTwo, type SpiderOverTime } from './spiders.ts';
import { matrixOf, rankingOf, type MatrixField, type RankingField } from './weighed.ts';

type Answered = Extract<ToolField, { kind: 'scale' | 'choice' }>;

/** How one group answered. `group` is null for one that has not agreed to be named. */
export interface GroupRow {
	readonly group: string | null;
	/** "2026-1" */
	readonly period: string;
	readonly figures: Figures;
}

export interface ScaleField {
	/** Keys of step and field. */
	readonly id: string;
	readonly step: string;
	readonly label: string;
	readonly from: number;
	readonly to: number;
	readonly low: string;
	readonly high: string;
	readonly rows: readonly GroupRow[];
	/** Those that are shown added up, and the same by half-year; null where no group is shown. */
	readonly total: Figures | null;
	readonly periods: readonly { readonly period: string; readonly figures: Figures }[];
}

export interface ChoiceRow {
	readonly group: string | null;
	readonly period: string;
	readonly answers: number;
	readonly counts: readonly number[];
}

export interface ChoiceField {
	readonly id: string;
	readonly step: string;
	readonly label: string;
	readonly options: readonly string[];
	readonly rows: readonly ChoiceRow[];
	readonly total: { readonly answers: number; readonly counts: readonly number[] } | null;
}

export interface Synthesis {
	/** Steps whose scales are drawn as one shape, all groups that are shown together: the two last half-years. */
	readonly spiders: readonly SpiderOverTime<string>[];
	readonly scales: readonly ScaleField[];
	readonly choices: readonly ChoiceField[];
	readonly matrices: readonly MatrixField[];
	readonly rankings: readonly RankingField[];
	readonly dots: readonly DotsField[];
	readonly notes: readonly NoteField[];
}

interface Told {
	readonly sheet: GroupSheet;
	readonly answers: number;
	readonly counts: readonly number[];
}

/** Whether two versions of a tool ask the same: answers to another scale are not laid beside these. */
const sameQuestion = (a: Answered, b: Answered): boolean =>
	a.kind === 'scale' && b.kind === 'scale'
		? a.from === b.from && a.to === b.to
		: a.kind === 'choice' &&
			b.kind === 'choice' &&
			a.options.map(({ key }) => key).join() === b.options.map(({ key }) => key).join();

/**
 * What the groups answered to a field: those alone of which enough people did. Whoever is below is left out of the rows
 * and of every sum, so that nothing that is told depends on what they answered, whichever sheets are chosen (L46).
 */
function toldOf(sheets: readonly GroupSheet[], step: ToolStep, asked: Answered): Told[] {
	return sheets.flatMap((sheet) => {
		const its = sheet.steps.find((one) => one.step.key === step.key)?.step.fields.find(({ key }) => key === asked.key);
		if (!its || (its.kind !== 'scale' && its.kind !== 'choice') || !sameQuestion(its, asked)) return [];
		const mine = (entry: EntryJson) => entry.step === step.key && entry.field === asked.key;
		const spread = spreadOf(its, shownEntries(sheet.json.entries, sheet.steps).filter(mine));
		return spread.answers >= leastOf(sheet)
			? [{ sheet, answers: spread.answers, counts: spread.rows.map(({ count }) => count) }]
			: [];
	});
}

function scaleOf(
	sheets: readonly GroupSheet[],
	id: string,
	step: ToolStep,
	field: Extract<Answered, { kind: 'scale' }>
): ScaleField {
	const { label, from, to, low, high } = field;
	const told = toldOf(sheets, step, field);
	const rows = told.flatMap(({ sheet, counts }): GroupRow[] => {
		const figures = figuresOf(counts, from);
		return figures ? [{ group: nameOf(sheet), period: halfYear(sheet.at), figures }] : [];
	});
	const periods = Map.groupBy(told, ({ sheet }) => halfYear(sheet.at));
	return {
		...{ id, step: step.title, label, from, to, low, high },
		rows: inOrder(rows),
		total: figuresOf(added(told.map(({ counts }) => counts)), from),
		periods: [...periods]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.flatMap(([period, its]) => {
				const figures = figuresOf(added(its.map(({ counts }) => counts)), from);
				return figures ? [{ period, figures }] : [];
			})
	};
}

function choiceOf(
	sheets: readonly GroupSheet[],
	id: string,
	step: ToolStep,
	field: Extract<Answered, { kind: 'choice' }>
): ChoiceField {
	const told = toldOf(sheets, step, field);
	return {
		...{ id, step: step.title, label: field.label, options: field.options.map(({ label }) => label) },
		rows: inOrder(
			told.map(({ sheet, answers, counts }) => ({ group: nameOf(sheet), period: halfYear(sheet.at), answers, counts }))
		),
		total:
			told.length > 0
				? {
						answers: told.reduce((sum, { answers }) => sum + answers, 0),
						counts: added(told.map(({ counts }) => counts))
					}
				: null
	};
}

/** The spiders of the tool, as the first of the sheets has them, out of what its scales came to by half-year. */
function spidersOf(sheets: readonly GroupSheet[], scales: readonly ScaleField[]): SpiderOverTime<string>[] {
	return drawnSteps(sheets[0]?.steps.map(({ step }) => step) ?? []).flatMap((drawn) => {
		const its = drawn.scales.flatMap(({ key }) => {
			const scale = scales.find(({ id }) => id === fieldId(drawn.step.key, key));
			return scale ? scale.periods.map(({ period, figures }) => ({ key, period, figures })) : [];
		});
		const times = [...Map.groupBy(its, ({ period }) => period)]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([when, rows]) => ({ when, figures: Object.fromEntries(rows.map(({ key, figures }) => [key, figures])) }));
		return lastTwo(drawn, times) ?? [];
	});
}

/**
 * The same tool in several groups as one picture. Pure. In: sheets of one tool, the one whose words are used first.
 * Source: product.md B6.
 */
export function synthesisOf(sheets: readonly GroupSheet[]): Synthesis {
	const scales = fieldsOf(sheets, 'scale').map(({ id, step, field }) => scaleOf(sheets, id, step, field));
	return {
		spiders: spidersOf(sheets, scales),
		scales,
		choices: fieldsOf(sheets, 'choice').map(({ id, step, field }) => choiceOf(sheets, id, step, field)),
		matrices: fieldsOf(sheets, 'matrix').map((one) => matrixOf(sheets, one)),
		rankings: fieldsOf(sheets, 'ranking').map((one) => rankingOf(sheets, one)),
		dots: fieldsOf(sheets, 'dots').map((one) => dotsOf(sheets, one)),
		notes: fieldsOf(sheets, 'notes', 'text', 'list').map(({ id, step, field }) => gatherNotes(sheets, id, step, field))
	};
}
