import { setImmediate as breath } from 'node:timers/promises';
import { context } from '#server/context.ts';
import type { SearchIndex } from '#server/db/search-index.ts';
import { indexRows } from './rows.ts';
import type { Source } from './source.ts';
import { sources } from './sources.ts';

/** Milliseconds from a change to its reading, in which others may come; and between two looks without being told. */
const soon = 100;
const look = 1_000;
/** Subjects that are read together; between two such the process does other work. */
const batch = 16;

export interface Indexer {
	readonly index: SearchIndex;
	/** There may be something new to read. */
	kick(): void;
	/** Resolves when everything that is committed now is in the index. */
	settled(): Promise<void>;
	/** Makes the whole index anew, from the database. */
	rebuild(): Promise<void>;
	/** Whether what stood there when the portal opened has been read. */
	readonly whole: boolean;
	stop(): Promise<void>;
}

const byName = new Map(sources.map((source) => [source.name, source]));

/**
 * Follows the changes that the triggers have noted, in their order, and reads again what each concerns: never what was
 * changed, only that it was, so that an index that has missed nothing and one that was made anew are the same.
 */
export function followChanges(index: SearchIndex): Indexer {
	let running: Promise<void> | null = null;
	let again = false;
	let stopped = false;
	let whole = false;
	let timer: NodeJS.Timeout | undefined;

	/** What cannot be read leaves the index, and does not hold up the rest. */
	async function readOne(source: Source, ids: readonly string[]): Promise<boolean> {
		const { read, clock, log } = context();
		try {
			return index.put(source.name, indexRows(ids, await source.read(read, ids, clock.now())));
		} catch (error) {
			if (ids.length > 1) {
				let dropped = false;
				for (const id of ids) dropped = (await readOne(source, [id])) || dropped;
				return dropped;
			}
			log.error(error, `the search could not read a ${source.name}`);
			return index.put(source.name, indexRows(ids, []));
		}
	}

	async function readAll(changes: readonly { source: string; subject: string }[]): Promise<boolean> {
		let dropped = false;
		for (const [name, some] of Map.groupBy(changes, ({ source }) => source)) {
			const source = byName.get(name);
			const ids = [...new Set(some.map(({ subject }) => subject))];
			if (source) dropped = (await readOne(source, ids)) || dropped;
		}
		return dropped;
	}

	async function work(): Promise<void> {
		const { read, clock } = context();
		let dropped = await readAll(index.due(clock.now().getTime()));
		while (!stopped) {
			const changes = await read.searchChange.findMany({
				where: { seq: { gt: index.upTo() } },
				orderBy: { seq: 'asc' },
				take: batch
			});
			const last = changes.at(-1);
			if (!last) break;
			dropped = (await readAll(changes.map(({ source, subjectId: subject }) => ({ source, subject })))) || dropped;
			index.setUpTo(last.seq);
			await breath();
		}
		if (dropped) index.forget();
		whole ||= !stopped;
	}

	function run(): Promise<void> {
		if (stopped) return Promise.resolve();
		clearTimeout(timer);
		timer = undefined;
		running ??= work()
			.catch((error: unknown) => context().log.error(error, 'the search could not follow the changes'))
			.finally(() => {
				running = null;
				if (stopped) return;
				wait(again ? soon : look);
				again = false;
			});
		return running;
	}

	function wait(ms: number): void {
		clearTimeout(timer);
		timer = setTimeout(() => void run(), ms);
		timer.unref();
	}

	let told = false;
	return {
		index,
		kick() {
			if (stopped) return;
			if (running) again = true;
			else if (!told) {
				told = true;
				setTimeout(() => {
					told = false;
					void run();
				}, soon).unref();
			}
		},
		async settled() {
			// Whatever runs may have looked before the last commit.
			await running;
			await run();
		},
		async rebuild() {
			await running;
			index.empty();
			await run();
		},
		get whole() {
			return whole;
		},
		async stop() {
			stopped = true;
			clearTimeout(timer);
			await running;
			index.close();
		}
	};
}

/**
 * Whether the index belongs to this database: it cannot know of changes that the database does not, as after a restored
 * backup, and one that has read none is new.
 */
export async function checkIndex(index: SearchIndex): Promise<void> {
	const { _max } = await context().read.searchChange.aggregate({ _max: { seq: true } });
	if (index.upTo() > (_max.seq ?? 0)) index.empty();
}
