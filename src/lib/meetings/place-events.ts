import type { Stretch } from '#lib/attendance/log.ts';

interface Happened {
	readonly at: Date;
	readonly itemId: string | null;
}

/**
 * What happened to a meeting as a whole, with the item it was on: a pause ends a stretch and going on begins one, so that
 * is the stretch that began last. What has an item keeps it; before the first item it has none.
 */
export function placeEvents<E extends Happened>(events: readonly E[], stretches: readonly Stretch[]): E[] {
	const begun = stretches.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
	return events.map((event) => ({
		...event,
		itemId: event.itemId ?? begun.findLast(({ startedAt }) => startedAt <= event.at)?.itemId ?? null
	}));
}
