/** Milliseconds: the longest gap between two runs. */
const longest = 40;
/** A gap is so many times what the last run took. */
const rest = 250;

/**
 * Runs a work that is asked for more often than it is worth doing: at once after quiet, and then after a gap that grows
 * with what the last run cost, so that few who write wait for nothing and many share one run. `now` in milliseconds.
 */
export function createPace(work: () => void, now: () => number = () => performance.now()) {
	let cancel: (() => void) | null = null;
	let from = -Infinity;

	function run(): void {
		cancel = null;
		const began = now();
		work();
		const ended = now();
		from = ended + Math.min(longest, (ended - began) * rest);
	}

	return {
		/** There is something to do. */
		soon(): void {
			if (cancel) return;
			const wait = from - now();
			if (wait > 0) {
				const timer = setTimeout(run, wait);
				cancel = () => clearTimeout(timer);
			} else {
				// After the turn of the loop, so that what comes with it is done with it.
				const turn = setImmediate(run);
				cancel = () => clearImmediate(turn);
			}
		},
		stop(): void {
			cancel?.();
			cancel = null;
		}
	};
}
