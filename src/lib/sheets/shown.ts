import type { ToolStep } from '#lib/tools/schema.ts';
import { isAnswer } from './answer.ts';
import type { EntryJson } from './entry.ts';

/** How far a step of a sheet has come; `shown` is false while what was written in private is its writers' own. */
export interface ShownStep {
	readonly step: ToolStep;
	readonly shown: boolean;
	/** What stands in it was answered by several groups together. */
	readonly together?: boolean;
}

type Named = Pick<EntryJson, 'step' | 'field' | 'shown'>;
const nameOf = (step: string, field: string) => `${step} ${field}`;

/**
 * Fields of which only what was laid out when it was shown is anything: those of anonymous steps, and answers, which
 * nobody gives but in private. What a changed page puts there besides is nobody's answer.
 */
export const laidOutOnly = (steps: readonly ToolStep[]): string[] =>
	steps.flatMap(({ key, anonymous, fields }) =>
		fields.filter((field) => anonymous || isAnswer(field)).map((field) => nameOf(key, field.key))
	);

/** Entries without those that stand in such a field and were not laid out there. */
export function laidOut<Entry extends Named>(entries: readonly Entry[], fields: readonly string[]): readonly Entry[] {
	const held = new Set(fields);
	return entries.filter((entry) => entry.shown || !held.has(nameOf(entry.step, entry.field)));
}

/** Entries that all may see: of steps that are shown; of answers and anonymous steps only what was laid out when they were. */
export function shownEntries<Entry extends EntryJson>(
	entries: readonly Entry[],
	steps: readonly ShownStep[]
): readonly Entry[] {
	const shown = new Set(steps.filter((one) => one.shown).map(({ step }) => step.key));
	const standing = entries.filter((entry) => shown.has(entry.step) && !entry.removed);
	return laidOut(standing, laidOutOnly(steps.map(({ step }) => step)));
}
