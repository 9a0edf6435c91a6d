import { readPlaced } from '#lib/sheets/answer.ts';
import type { EntryJson } from '#lib/sheets/entry.ts';
import { shownEntries } from '#lib/sheets/shown.ts';
import type { ToolField, ToolStep } from '#lib/tools/schema.ts';
import { inOrder, type Asked } from './fields.ts';
import { added, figuresOf, halfYear, type Figures } from './figures.ts';
import { leastOf, nameOf, type GroupSheet } from './group-sheet.ts';

type MatrixTool = Extract<ToolField, { kind: 'matrix' }>;
type RankingTool = Extract<ToolField, { kind: 'ranking' }>;

/** Where an option of a matrix stands by its two measures. */
export interface Position {
	readonly across: Figures;
	readonly up: Figures;
}

/** How one group weighed the options, in the tool's order; null for one that too few of it said anything of. */
export interface WeighedRow<One> {
	readonly group: string | null;
	readonly period: string;
	readonly options: readonly (One | null)[];
}

/** Options that groups weighed, side by side. */
export interface Weighed<One> {
	/** Keys of step and field. */
	readonly id: string;
	readonly step: string;
	readonly label: string;
	readonly options: readonly string[];
	readonly rows: readonly WeighedRow<One>[];
	/** What is shown added up, option by option, and the same by half-year. */
	readonly total: readonly (One | null)[];
	readonly periods: readonly { readonly period: string; readonly options: readonly (One | null)[] }[];
}

/** Positions by two measures, each from 1 to 5. */
export type MatrixField = Weighed<Position> & Pick<MatrixTool, 'across' | 'up'>;
/** Places in an order; 1 is first. */
export type RankingField = Weighed<Figures>;

/** How many chose each step of each measure of an option; null where fewer than the least said anything of it. */
type Counts = readonly (readonly number[])[] | null;

/** A matrix or a ranking in its step. */
interface Weighing {
	readonly id: string;
	readonly step: ToolStep;
	readonly field: MatrixTool | RankingTool;
}

interface Told {
	readonly sheet: GroupSheet;
	readonly options: readonly Counts[];
}

const offered = ({ options }: MatrixTool | RankingTool): string => options.map(({ key }) => key).join();
const countsOf = (values: readonly number[], most: number): number[] =>
	Array.from({ length: most }, (_, at) => values.filter((one) => one === at + 1).length);

function placesIn(field: MatrixTool, answers: readonly EntryJson[], least: number): Counts[] {
	const placed = answers.flatMap(({ value }) => value.split(' ').flatMap((one) => readPlaced(one) ?? []));
	return field.options.map(({ key }) => {
		const its = placed.filter((one) => one.key === key);
		return its.length < least
			? null
			: [its.map(({ across }) => across), its.map(({ up }) => up)].map((all) => countsOf(all, 5));
	});
}

function ranksIn(field: RankingTool, answers: readonly EntryJson[], least: number): Counts[] {
	const keys = field.options.map(({ key }) => key);
	const whole = answers
		.map(({ value }) => value.split(' '))
		.filter((order) => order.length === keys.length && keys.every((key) => order.includes(key)));
	return keys.map((key) =>
		whole.length < least
			? null
			: [
					countsOf(
						whole.map((order) => order.indexOf(key) + 1),
						keys.length
					)
				]
	);
}

/** What each group said of each option, where enough of it did (L46): each option by itself, since one may be left out. */
function toldOf(sheets: readonly GroupSheet[], { step, field }: Weighing): Told[] {
	return sheets.flatMap((sheet) => {
		const its = sheet.steps.find((one) => one.step.key === step.key)?.step.fields.find(({ key }) => key === field.key);
		if (
			its?.kind !== field.kind ||
			(its.kind !== 'matrix' && its.kind !== 'ranking') ||
			offered(its) !== offered(field)
		)
			return [];
		const answers = shownEntries(sheet.json.entries, sheet.steps).filter(
			(entry) => entry.step === step.key && entry.field === field.key
		);
		const options =
			its.kind === 'matrix' ? placesIn(its, answers, leastOf(sheet)) : ranksIn(its, answers, leastOf(sheet));
		return options.some((one) => one !== null) ? [{ sheet, options }] : [];
	});
}

/** The options of several groups added up. */
const sumOf = (told: readonly Told[], of: number): Counts[] =>
	Array.from({ length: of }, (_, at) => {
		const its = told.flatMap(({ options }) => {
			const one = options[at];
			return one ? [one] : [];
		});
		return its[0] ? its[0].map((_measure, measure) => added(its.map((one) => one[measure] ?? []))) : null;
	});

function weigh<One>(
	sheets: readonly GroupSheet[],
	asked: Weighing,
	read: (counts: readonly (readonly number[])[]) => One | null
): Weighed<One> {
	const { id, step, field } = asked;
	const told = toldOf(sheets, asked);
	const all = (counts: readonly Counts[]) => counts.map((one) => (one ? read(one) : null));
	const periods = Map.groupBy(told, ({ sheet }) => halfYear(sheet.at));
	return {
		...{ id, step: step.title, label: field.label, options: field.options.map(({ label }) => label) },
		rows: inOrder(
			told.map(({ sheet, options }) => ({ group: nameOf(sheet), period: halfYear(sheet.at), options: all(options) }))
		),
		total: all(sumOf(told, field.options.length)),
		periods: [...periods]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([period, its]) => ({ period, options: all(sumOf(its, field.options.length)) }))
	};
}

/** A matrix in several groups: for each option the middle of where it was placed, and how far that spreads. */
export const matrixOf = (sheets: readonly GroupSheet[], asked: Asked<'matrix'>): MatrixField => ({
	...weigh<Position>(sheets, asked, ([first = [], second = []]) => {
		const [across, up] = [figuresOf(first, 1), figuresOf(second, 1)];
		return across && up ? { across, up } : null;
	}),
	across: asked.field.across,
	up: asked.field.up
});

/** A ranking in several groups: for each option its mean place and how often it came where. */
export const rankingOf = (sheets: readonly GroupSheet[], asked: Asked<'ranking'>): RankingField =>
	weigh<Figures>(sheets, asked, ([places = []]) => figuresOf(places, 1));
