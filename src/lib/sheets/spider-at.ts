import { spiderScales, type ToolStep } from '#lib/tools/schema.ts';
import type { SpiderView } from './sheet.ts';

/** Keys of the steps of a tool whose scales are drawn as spiders. */
export const spiderSteps = (steps: readonly ToolStep[]): ReadonlySet<string> =>
	new Set(steps.flatMap(({ spider }) => spider ?? []));

/**
 * The spider at a place: of the step that it names, else its own scales where a later step names it. In: the steps as they
 * are done, so that one that is only spoken of has none.
 */
export function spiderAt(steps: readonly ToolStep[], place: number): SpiderView | null {
	const here = steps[place];
	const drawn = here?.spider ?? (here && spiderSteps(steps).has(here.key) ? here.key : undefined);
	const of = steps.find(({ key }) => key === drawn);
	const scales = of ? spiderScales(of) : [];
	return of && scales.length > 0 ? { step: of.key, title: of.title, scales, last: null } : null;
}
