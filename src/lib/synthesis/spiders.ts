import { spreadOf } from '#lib/sheets/spread.ts';
import { shownEntries } from '#lib/sheets/shown.ts';
import { spiderSteps } from '#lib/sheets/spider-at.ts';
import { spiderOf, type Spider } from '#lib/sheets/spider.ts';
import { spiderScales, type ToolField, type ToolStep } from '#lib/tools/schema.ts';
import { figuresOf, type Figures } from './figures.ts';
import type { GroupSheet } from './group-sheet.ts';

type Scale = Extract<ToolField, { kind: 'scale' }>;

/** What is drawn as one spider: a step of a tool, with its scales. */
export interface DrawnStep {
	readonly step: ToolStep;
	readonly scales: readonly Scale[];
}

/** The steps of a tool that are drawn as spiders. */
export function drawnSteps(steps: readonly ToolStep[]): DrawnStep[] {
	const named = spiderSteps(steps);
	return steps
		.map((step) => ({ step, scales: named.has(step.key) ? spiderScales(step) : [] }))
		.filter(({ scales }) => scales.length > 0);
}

/** What a group was shown of its answers to scales of a step, by field; a scale of another length is another. */
export function shownFigures(
	{ steps, json }: Pick<GroupSheet, 'steps' | 'json'>,
	step: string,
	scales: readonly Scale[]
): Record<string, Figures> {
	const asked = steps.find((one) => one.step.key === step)?.step.fields ?? [];
	const entries = shownEntries(json.entries, steps);
	return Object.fromEntries(
		scales.flatMap(({ key, from, to }) => {
			const its = asked.find((field) => field.key === key);
			if (its?.kind !== 'scale' || its.from !== from || its.to !== to) return [];
			const answers = entries.filter((entry) => entry.step === step && entry.field === key);
			const figures = figuresOf(
				spreadOf(its, answers).rows.map(({ count }) => count),
				from
			);
			return figures ? [[key, figures] as const] : [];
		})
	);
}

/** A spider over time: its two last times. */
export interface SpiderOverTime<When> {
	readonly id: string;
	readonly title: string;
	readonly spider: Spider;
	readonly now: When;
	readonly then: When | null;
}

/** The last two times that something was answered, of many in order, the oldest first. */
export function lastTwo<When>(
	{ step, scales }: DrawnStep,
	times: readonly { readonly when: When; readonly figures: Readonly<Record<string, Figures>> }[]
): SpiderOverTime<When> | null {
	const [then, now] = [null, null, ...times.filter(({ figures }) => Object.keys(figures).length > 0)].slice(-2);
	if (!now) return null;
	const spider = spiderOf(scales, now.figures, then?.figures);
	return spider && { id: step.key, title: step.title, spider, now: now.when, then: then?.when ?? null };
}
