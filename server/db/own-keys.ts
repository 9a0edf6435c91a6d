/**
 * Under which key private writing is kept follows from rows of the other database, which are read before it is written. A
 * change of such rows is announced before it looks whether anything has been written: what was written before is
 * seen by it, and what comes after waits for its end and reads anew. Kept in memory: one process writes.
 */
export function createOwnKeys() {
	const underWay = new Set<Promise<undefined>>();
	/** How many changes have begun or ended. */
	let turns = 0;
	return {
		/** Announces a change. Out: to be called when it has been committed or given up. */
		change(): () => void {
			const { promise, resolve } = Promise.withResolvers<undefined>();
			underWay.add(promise);
			turns += 1;
			return () => {
				turns += 1;
				underWay.delete(promise);
				resolve(undefined);
			};
		},
		/** Writes with a key that holds at the instant of writing: `write` is not waited for. */
		async hold<Key, Result>(key: () => Promise<Key>, write: (key: Key) => Result): Promise<Result> {
			for (;;) {
				await Promise.all(underWay);
				const before = turns;
				const now = await key();
				if (underWay.size === 0 && turns === before) return write(now);
			}
		}
	};
}
