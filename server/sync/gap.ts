/** Milliseconds: the longest that writing waits for company, and how long a writer counts as one who writes. */
const longest = 10;
const recent = 100;

/**
 * How long a round of writing waits for others to share its commit: not at all after quiet or for one writer, and a
 * millisecond for each further person who writes now, counted from the round before. `now` in milliseconds, growing.
 */
export function createGap(now: () => number = () => performance.now()) {
	let current = new Set<number>();
	let before = new Set<number>();
	let since = now();
	let lastRound = -Infinity;

	function turn(): void {
		const age = now() - since;
		if (age < recent) return;
		before = age < 2 * recent ? current : new Set();
		current = new Set();
		since = now();
	}

	return {
		/** This connection writes. */
		wrote(connection: number): void {
			turn();
			current.add(connection);
		},
		/** A round begins. */
		began: () => void (lastRound = now()),
		/** Milliseconds from now until the next round. */
		wait(): number {
			turn();
			const writers = Math.max(current.size, before.size);
			return Math.max(0, lastRound + Math.min(longest, writers - 1) - now());
		}
	};
}
