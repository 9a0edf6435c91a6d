/** Saves of private writing that one account may make in a while, and how long that is, in milliseconds. */
const most = 60;
const span = 30_000;

/**
 * How often private writing is kept: no hand comes near it, a script that fills the disk does. Of an account only a
 * count is kept, in memory, and no longer than the span: not what was written, not where.
 */
export function createOwnPace() {
	const counts = new Map<string, { since: number; saves: number }>();
	return {
		/** Whether one more may be kept now; counts it. */
		allows(accountId: string, now: number): boolean {
			const own = counts.get(accountId);
			if (own && now - own.since < span) return ++own.saves <= most;
			if (counts.size > 500) for (const [id, { since }] of counts) if (now - since >= span) counts.delete(id);
			counts.set(accountId, { since: now, saves: 1 });
			return true;
		}
	};
}
