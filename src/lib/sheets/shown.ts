import type { ToolStep } from '#lib/tools/schema.ts';
import type { EntryJson } from './entry.ts';

/** How far a step of a sheet has come; `shown` is false while what was written in private is its writers' own. */
export interface ShownStep {
	readonly step: ToolStep;
	readonly shown: boolean;
	/** What stands in it was answered by several groups together. */
	readonly together?: boolean;
}

/** Entries that all may see: of steps that are shown; of an anonymous one only what was laid out when it was shown. */
export function shownEntries<Entry extends EntryJson>(
	entries: readonly Entry[],
	steps: readonly ShownStep[]
): readonly Entry[] {
	const byKey = new Map(steps.map((one) => [one.step.key, one]));
	return entries.filter((entry) => {
		const its = byKey.get(entry.step);
		return its?.shown === true && !entry.removed && (!its.step.anonymous || entry.shown);
	});
}
