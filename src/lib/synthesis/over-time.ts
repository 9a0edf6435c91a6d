import { shownEntries } from '#lib/sheets/shown.ts';
import { spreadOf } from '#lib/sheets/spread.ts';
import { figuresOf, type Figures } from './figures.ts';
import { fieldId, type GroupSheet } from './group-sheet.ts';
import { drawnSteps, lastTwo, shownFigures, type SpiderOverTime } from './spiders.ts';

/** One sheet of a group, as a point in time. */
export interface OwnSheet extends Pick<GroupSheet, 'at' | 'steps' | 'json'> {
	readonly id: string;
	readonly title: string;
}

export interface TimePoint {
	readonly sheetId: string;
	readonly title: string;
	readonly at: Date;
	readonly figures: Figures;
}

export interface TimeLine {
	readonly id: string;
	readonly label: string;
	readonly from: number;
	readonly to: number;
	readonly low: string;
	readonly high: string;
	readonly points: readonly TimePoint[];
}

/**
 * How a group's own answers to the same scales have moved, by step and field of the tool; a scale of another length is
 * another. Only what has been shown to the group, and only what was answered at least twice. In: sheets of one tool.
 */
export function overTime(sheets: readonly OwnSheet[]): TimeLine[] {
	const lines = new Map<string, Omit<TimeLine, 'points'> & { readonly points: TimePoint[] }>();
	for (const { id: sheetId, title, at, steps, json } of sheets.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
		const entries = shownEntries(json.entries, steps);
		for (const { step } of steps)
			for (const field of step.fields) {
				if (field.kind !== 'scale') continue;
				const { label, from, to, low, high } = field;
				const id = `${fieldId(step.key, field.key)} ${from}-${to}`;
				const answers = entries.filter((entry) => entry.step === step.key && entry.field === field.key);
				const figures = figuresOf(
					spreadOf(field, answers).rows.map(({ count }) => count),
					from
				);
				if (!figures) continue;
				const line = lines.get(id) ?? { id, label, from, to, low, high, points: [] };
				lines.set(id, line);
				line.points.push({ sheetId, title, at, figures });
			}
	}
	return [...lines.values()].filter(({ points }) => points.length > 1);
}

/** The spiders of a group's sheets of one tool, as its newest has them: each with its two last times. */
export function spidersOverTime(sheets: readonly OwnSheet[]): SpiderOverTime<Date>[] {
	const inTime = sheets.toSorted((a, b) => a.at.getTime() - b.at.getTime());
	const steps = inTime.at(-1)?.steps.map(({ step }) => step) ?? [];
	return drawnSteps(steps).flatMap(
		(drawn) =>
			lastTwo(
				drawn,
				inTime.map((one) => ({ when: one.at, figures: shownFigures(one, drawn.step.key, drawn.scales) }))
			) ?? []
	);
}
