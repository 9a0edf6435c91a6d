import { m } from '#lib/i18n/paraglide/messages.js';
import type { DotsField } from './dots.ts';
import type { Figures } from './figures.ts';
import type { MatrixField, Position, RankingField, Weighed } from './weighed.ts';
import { groupWord, numberWord, periodWord } from './words.ts';

type Language = 'sv' | 'en';

/** One line of what was weighed: who, when, which option, and how it stands. */
interface Line<One> {
	readonly group: string;
	readonly when: string;
	readonly option: string;
	readonly one: One;
}

/** Every option that something is told of: by group, by half-year where there are several, and all together. */
function linesOf<One>({ options: labels, rows, periods, total }: Weighed<One>): Line<One>[] {
	const lines = (group: string, when: string, options: readonly (One | null)[]) =>
		options.flatMap((one, at) => (one ? [{ group, when, option: labels[at] ?? '', one }] : []));
	return [
		...rows.flatMap(({ group, period, options }) => lines(groupWord(group), periodWord(period), options)),
		...(periods.length > 1 ? periods : []).flatMap(({ period, options }) =>
			lines(m.synthesis_all_shown(), periodWord(period), options)
		),
		...lines(m.synthesis_all_shown(), m.synthesis_all_times(), total)
	];
}

const half = ({ lower, upper }: Figures, language: Language): string =>
	`${numberWord(lower, language)}–${numberWord(upper, language)}`;
const middle = (figures: Figures, language: Language): string =>
	`${numberWord(figures.median, language)} (${half(figures, language)})`;

const begin = (): string[] => [m.synthesis_group(), m.synthesis_when(), m.synthesis_option(), m.synthesis_answers()];

/** The heads of the table that says what a matrix's picture shows: median and middle half by each measure. */
export const matrixHead = ({ across, up }: MatrixField): string[] => [...begin(), across.label, up.label];
export const matrixRows = (field: MatrixField, language: Language): string[][] =>
	linesOf<Position>(field).map(({ group, when, option, one: { across, up } }) => [
		...[group, when, option, String(across.answers), middle(across, language), middle(up, language)]
	]);

export const rankingHead = ({ options }: RankingField): string[] => [
	...[...begin(), m.synthesis_ranking_mean(), m.synthesis_middle_half()],
	...options.map((_, place) => String(place + 1))
];
export const rankingRows = (field: RankingField, language: Language): string[][] =>
	linesOf<Figures>(field).map(({ group, when, option, one }) => [
		...[group, when, option, String(one.answers), numberWord(one.mean, language), half(one, language)],
		...one.counts.map(String)
	]);

/** What has got dots, each half-year by itself where there are several. */
export const dotsHead = ({ periods }: DotsField): string[] => [
	...[m.synthesis_dots_note(), m.synthesis_dots(), m.synthesis_dots_groups()],
	...(periods.length > 1 ? periods.map(periodWord) : [])
];
export const dotsRows = ({ titles, periods }: DotsField): string[][] =>
	titles.map(({ title, dots, groups, byPeriod }) => [
		...[title, String(dots), String(groups), ...(periods.length > 1 ? byPeriod.map(String) : [])]
	]);
export const votersHead = (): string[] => [
	...[m.synthesis_group(), m.synthesis_when(), m.synthesis_dots_voters(), m.synthesis_dots()]
];
export const votersRows = ({ rows }: DotsField): string[][] =>
	rows.map(({ group, period, voters, dots }) => [groupWord(group), periodWord(period), String(voters), String(dots)]);

/** The same as rows for a spreadsheet: question, group, when, answer, how many. */
export function weighedCsv(
	matrices: readonly MatrixField[],
	rankings: readonly RankingField[],
	dots: readonly DotsField[]
): (string | number)[][] {
	return [
		...matrices.flatMap((field) =>
			field.rows.flatMap(({ group, period, options }) =>
				options.flatMap((one, at) =>
					(one ? (['across', 'up'] as const) : []).flatMap((measure) =>
						(one?.[measure].counts ?? []).map((count, step) => [
							...[field.label, groupWord(group), periodWord(period)],
							...[`${field.options[at]}, ${field[measure].label} ${step + 1}`, count]
						])
					)
				)
			)
		),
		...rankings.flatMap((field) =>
			field.rows.flatMap(({ group, period, options }) =>
				options.flatMap((one, at) =>
					(one?.counts ?? []).map((count, place) => [
						...[field.label, groupWord(group), periodWord(period)],
						...[m.synthesis_ranking_place({ option: field.options[at] ?? '', place: place + 1 }), count]
					])
				)
			)
		),
		...dots.flatMap(({ label, titles, periods }) =>
			titles.flatMap(({ title, byPeriod }) =>
				byPeriod.map((count, at) => [label, m.synthesis_all_shown(), periodWord(periods[at] ?? ''), title, count])
			)
		)
	];
}
