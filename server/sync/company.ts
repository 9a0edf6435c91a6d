/** Milliseconds: the longest that writing waits for company, and the time over which it is counted how much comes. */
const longest = 50;
const window = 250;
/** A millisecond for so many updates a second. */
const perMillisecond = 12;

/**
 * How long writing waits for more of it before it goes to the worker: not at all after quiet or when few write, and
 * longer the more comes, so that a hundred writers share one message between the threads, one commit and one write to
 * each reader. Counted from when writing went over last. `now` in milliseconds, growing.
 */
export function createCompany(now: () => number = () => performance.now()) {
	let current = 0;
	let before = 0;
	let since = now();
	let last = -Infinity;

	function turn(): void {
		const age = now() - since;
		if (age < window) return;
		before = age < 2 * window ? current : 0;
		current = 0;
		since = now();
	}

	return {
		/** An update has come. */
		came(): void {
			turn();
			current += 1;
		},
		/** What waited goes over. */
		went: () => void (last = now()),
		/** Milliseconds from now until what waits should go over. */
		wait(): number {
			turn();
			const perSecond = (Math.max(current, before) * 1_000) / window;
			return Math.max(0, last + Math.min(longest, Math.floor(perSecond / perMillisecond)) - now());
		}
	};
}
