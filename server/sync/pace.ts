/** Milliseconds: the shortest and the longest gap between two runs. */
const shortest = 0;
const longest = 40;
/** A gap is so many times what the last run took. */
const rest = 250;

/**
 * Runs a work that is asked for more often than it is worth doing: at once after quiet, and then after a gap that grows
 * with what the last run cost, so that few who write wait for nothing and many share one run. `now` in milliseconds.
 */
export function createPace(work: () => void, now: () => number = () => performance.now()) {
	let next: NodeJS.Timeout | NodeJS.Immediate | null = null;
	let from = -Infinity;

	function run(): void {
		next = null;
		const began = now();
		work();
		const ended = now();
		from = ended + Math.min(longest, Math.max(shortest, (ended - began) * rest));
	}

	return {
		/** There is something to do. */
		soon(): void {
			if (next) return;
			const wait = from - now();
			// After the turn of the loop, so that what comes with it is done with it.
			next = wait > 0 ? setTimeout(run, wait) : setImmediate(run);
		},
		/** Does now what waits, if anything does. */
		now(): void {
			if (!next) return;
			this.stop();
			run();
		},
		stop(): void {
			if (next instanceof Object && 'refresh' in next) clearTimeout(next);
			else if (next) clearImmediate(next);
			next = null;
		}
	};
}

export type Pace = ReturnType<typeof createPace>;
