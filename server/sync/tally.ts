/** How many of each there are now; what has gone to none is forgotten. */
export function createTally() {
	const counts = new Map<string, number>();
	return {
		/** Out: how many there are after it. */
		add(key: string, by: 1 | -1): number {
			const now = (counts.get(key) ?? 0) + by;
			if (now > 0) counts.set(key, now);
			else counts.delete(key);
			return now;
		}
	};
}
