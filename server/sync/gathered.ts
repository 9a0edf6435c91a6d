/** Milliseconds for which a reading holds while no news of rights comes. */
const keptFor = 200;
const mostKept = 5_000;
/** Milliseconds between two readings: who comes in a storm waits so long for company, who comes alone for nobody. */
const apart = 15;
/** Keys in one reading: below what SQLite takes as parameters of one statement. */
const mostTogether = 256;

interface Reading<Value> {
	readonly version: number;
	readonly at: number;
	readonly value: Promise<Value | null>;
}

/**
 * Reads by key what many ask for at once: what is asked for while a reading is under way is read together after it, and
 * a reading is shared until news of rights comes (`version` has grown), for a fifth of a second at most. What is asked
 * for after the news is read after the news. A reading that fails is read anew by whoever asks next. `now` in
 * milliseconds, growing.
 */
export function createGathered<Value>(parts: {
	read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
	version: () => number;
	now?: () => number;
}) {
	const { read, version, now = () => performance.now() } = parts;
	const kept = new Map<string, Reading<Value>>();
	interface Asker {
		readonly key: string;
		readonly answer: PromiseWithResolvers<Value | null>;
	}
	const asked: Asker[] = [];
	let reading = false;
	let lastAt = -Infinity;

	/** What fails together is read in halves: one row that cannot be read is one asker's trouble and nobody else's. */
	async function readSome(some: readonly Asker[]): Promise<void> {
		const keys = [...new Set(some.map(({ key }) => key))];
		try {
			const values = await read(keys);
			for (const { key, answer } of some) answer.resolve(values.get(key) ?? null);
		} catch (error) {
			if (keys.length === 1) return some.forEach(({ answer }) => answer.reject(error as Error));
			const first = new Set(keys.slice(0, keys.length >> 1));
			await readSome(some.filter(({ key }) => first.has(key)));
			await readSome(some.filter(({ key }) => !first.has(key)));
		}
	}

	async function readAll(): Promise<void> {
		while (asked.length > 0) {
			lastAt = now();
			await readSome(asked.splice(0, mostTogether));
		}
		reading = false;
	}

	function ask(key: string): Promise<Value | null> {
		const answer = Promise.withResolvers<Value | null>();
		asked.push({ key, answer });
		if (!reading) {
			reading = true;
			const wait = lastAt + apart - now();
			if (wait > 0) setTimeout(() => void readAll(), wait);
			else setImmediate(() => void readAll());
		}
		return answer.promise;
	}

	return function get(key: string): Promise<Value | null> {
		const last = kept.get(key);
		if (last?.version === version() && now() - last.at < keptFor) return last.value;
		const value = ask(key);
		if (kept.size >= mostKept) kept.clear();
		kept.set(key, { version: version(), at: now(), value });
		value.catch(() => {
			if (kept.get(key)?.value === value) kept.delete(key);
		});
		return value;
	};
}
