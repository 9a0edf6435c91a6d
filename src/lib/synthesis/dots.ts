import { groupsOf } from '#lib/sheets/groups.ts';
import { shownEntries } from '#lib/sheets/shown.ts';
import { inOrder, type Asked } from './fields.ts';
import { halfYear } from './figures.ts';
import { leastOf, nameOf, type GroupSheet } from './group-sheet.ts';
import { enough, sameTitle } from './notes.ts';

/** How many of a group gave dots, and how many they gave. */
export interface DotsRow {
	readonly group: string | null;
	readonly period: string;
	readonly voters: number;
	readonly dots: number;
}

/** Notes or groups that say the same, whichever group of people wrote them, with their dots added up. */
export interface DottedTitle {
	readonly title: string;
	readonly dots: number;
	/** In how many groups it got any. */
	readonly groups: number;
	/** By half-year, in the order of `periods`. */
	readonly byPeriod: readonly number[];
}

export interface DotsField {
	readonly id: string;
	readonly step: string;
	readonly label: string;
	readonly rows: readonly DotsRow[];
	readonly voters: number;
	readonly periods: readonly string[];
	/** Most dots first. */
	readonly titles: readonly DottedTitle[];
}

interface Given {
	readonly title: string;
	readonly dots: number;
}

/** What got dots on a sheet, by its words; what was taken off it since, or has no words, is left out. */
function givenOn(sheet: GroupSheet, { field }: Asked<'dots'>, dots: Readonly<Record<string, number>>): Given[] {
	const entries = shownEntries(sheet.json.entries, sheet.steps);
	const targets =
		field.on === 'groups'
			? groupsOf({ entries, groups: sheet.json.groups }, field.of).map(({ id, title }) => ({ id, title }))
			: entries
					.filter((entry) => entry.step === field.of.step && entry.field === field.of.field)
					.map(({ id, text }) => ({ id, title: text }));
	return targets.flatMap(({ id, title }) => {
		const count = dots[id] ?? 0;
		return count > 0 && sameTitle(title) ? [{ title: title.trim(), dots: count }] : [];
	});
}

/**
 * Dots that several groups gave, added up over notes or groups that say the same. A group counts when at least the least
 * number of it gave dots (L46), and when enough of it wrote what they were given on.
 */
export function dotsOf(sheets: readonly GroupSheet[], asked: Asked<'dots'>): DotsField {
	const { id, step, field } = asked;
	const told = sheets.flatMap((sheet) => {
		const poll = sheet.polls[id];
		const its = sheet.steps.find((one) => one.step.key === step.key);
		const asks = its?.step.fields.find(({ key }) => key === field.key);
		const of = sheet.steps.find((one) => one.step.key === field.of.step)?.step;
		const written = of?.fields.find(({ key }) => key === field.of.field);
		if (!poll || !its?.shown || asks?.kind !== 'dots' || asks.on !== field.on || !of || !written) return [];
		if (poll.voters < leastOf(sheet) || !enough(sheet, of, written)) return [];
		return [{ sheet, voters: poll.voters, given: givenOn(sheet, asked, poll.dots) }];
	});
	const periods = [...new Set(told.map(({ sheet }) => halfYear(sheet.at)))].sort();
	const titles = new Map<string, { title: string; dots: number; groups: number; byPeriod: number[] }>();
	for (const { sheet, given } of told) {
		const at = periods.indexOf(halfYear(sheet.at));
		const here = Map.groupBy(given, ({ title }) => sameTitle(title));
		for (const [same, all] of here) {
			const sum = all.reduce((dots, one) => dots + one.dots, 0);
			const one = titles.get(same) ?? {
				title: all[0]?.title ?? '',
				dots: 0,
				groups: 0,
				byPeriod: periods.map(() => 0)
			};
			titles.set(same, one);
			one.dots += sum;
			one.groups += 1;
			one.byPeriod[at] = (one.byPeriod[at] ?? 0) + sum;
		}
	}
	return {
		...{ id, step: step.title, label: field.label, periods },
		rows: inOrder(
			told.map(({ sheet, voters, given }) => ({
				...{ group: nameOf(sheet), period: halfYear(sheet.at), voters },
				dots: given.reduce((sum, one) => sum + one.dots, 0)
			}))
		),
		voters: told.reduce((sum, { voters }) => sum + voters, 0),
		titles: [...titles.values()].sort((a, b) => b.dots - a.dots || a.title.localeCompare(b.title, 'sv'))
	};
}
