/** What the clock of a meeting knows about one item; all times in seconds. */
export interface TimedItem {
	readonly id: string;
	readonly parentId: string | null;
	/** Planned minutes; none = not planned. */
	readonly minutes: number | null;
	readonly usedSeconds: number;
	readonly state: string;
	/** How it was left unfinished, if it was: it is not to be treated now. */
	readonly outcome?: string | null;
}

export interface MeetingClock {
	/** Seconds spent on the current item, with earlier visits. */
	readonly used: number;
	/** Seconds planned for it, or none. */
	readonly planned: number | null;
	/** Seconds the meeting lags behind its plan; negative = ahead. */
	readonly behind: number;
	/** When it ends if the rest keeps its time. */
	readonly endsAt: Date;
}

/** Longest that a start counts as early or late, in milliseconds; one on another day is not measured by the plan. */
const sameMeeting = 12 * 3_600_000;

/** From when a meeting is measured: the time it was called for, unless it was held at quite another time. */
export const measuredFrom = (startsAt: Date, startedAt: Date | null): Date =>
	startedAt && Math.abs(startedAt.getTime() - startsAt.getTime()) > sameMeeting ? startedAt : startsAt;

/**
 * Where a running meeting stands against its plan: what should have been done by now is the planned time of all items
 * that have been left or put off, and of the current one as far as it has used it. Sub-items count in their item.
 * `current.since` is null in a pause: no time passes on the item, and the meeting falls behind.
 */
export function clockOf(
	items: readonly TimedItem[],
	current: { readonly id: string; readonly since: Date | null } | null,
	startsAt: Date,
	now: Date
): MeetingClock {
	const top = items.filter((item) => item.parentId === null && item.state !== 'struck');
	const family = (id: string) => items.find((item) => item.id === id)?.parentId ?? id;
	const currentTop = current ? family(current.id) : null;
	const spent = (id: string) => {
		const own = items.filter((item) => item.id === id || item.parentId === id);
		const since = current && currentTop === id ? current.since : null;
		const running = since ? Math.max(0, (now.getTime() - since.getTime()) / 1000) : 0;
		return own.reduce((sum, item) => sum + item.usedSeconds, 0) + running;
	};
	const plan = (item: TimedItem) => (item.minutes ?? 0) * 60;
	let done = 0;
	let left = 0;
	for (const item of top) {
		if (item.id === currentTop) {
			done += Math.min(spent(item.id), plan(item));
			left += Math.max(0, plan(item) - spent(item.id));
		} else if (item.state === 'treated' || item.outcome) done += plan(item);
		else left += plan(item);
	}
	const here = top.find((item) => item.id === currentTop);
	return {
		used: here ? spent(here.id) : 0,
		planned: here && here.minutes !== null ? plan(here) : null,
		behind: (now.getTime() - startsAt.getTime()) / 1000 - done,
		endsAt: new Date(now.getTime() + left * 1000)
	};
}
