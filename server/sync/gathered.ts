/** Milliseconds for which a reading holds while no news of rights comes. */
const keptFor = 200;
const mostKept = 5_000;
/** Keys in one reading: below what SQLite takes as parameters of one statement. */
const mostTogether = 200;

interface Reading<Value> {
	readonly version: number;
	readonly at: number;
	readonly value: Promise<Value | null>;
}

/**
 * Reads by key what many ask for at once: everything asked for in one turn is read together, and a reading is shared
 * until news of rights comes (`version` has grown), for a fifth of a second at most. What is asked for after the news is read
 * after the news. A reading that fails is read anew by whoever asks next. `now` in milliseconds, growing.
 */
export function createGathered<Value>(parts: {
	read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
	version: () => number;
	now?: () => number;
}) {
	const { read, version, now = () => performance.now() } = parts;
	const kept = new Map<string, Reading<Value>>();
	let asked = new Map<string, PromiseWithResolvers<Value | null>>();

	function readAll(): void {
		const all = [...asked];
		asked = new Map();
		for (let from = 0; from < all.length; from += mostTogether) {
			const some = all.slice(from, from + mostTogether);
			read(some.map(([key]) => key)).then(
				(values) => {
					for (const [key, { resolve }] of some) resolve(values.get(key) ?? null);
				},
				(error: unknown) => {
					for (const [, { reject }] of some) reject(error as Error);
				}
			);
		}
	}

	return function get(key: string): Promise<Value | null> {
		const reading = kept.get(key);
		if (reading?.version === version() && now() - reading.at < keptFor) return reading.value;
		const waiting = asked.get(key) ?? Promise.withResolvers<Value | null>();
		if (asked.size === 0) setImmediate(readAll);
		asked.set(key, waiting);
		const value = waiting.promise;
		if (kept.size >= mostKept) kept.clear();
		kept.set(key, { version: version(), at: now(), value });
		value.catch(() => {
			if (kept.get(key)?.value === value) kept.delete(key);
		});
		return value;
	};
}
