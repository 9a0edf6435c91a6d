import * as Y from 'yjs';
import type { DocumentAbout } from '#lib/documents/about.ts';
import { asked, isFull, transact } from './device-store.ts';
import {
	dropJournals,
	journalKey,
	rowsOf,
	updateRow,
	type JournalPlace,
	type JournalRow,
	type UpdateRow
} from './journal-rows.ts';
import { trim } from './journal-trim.ts';
import { dropOldEpochs, dropSent } from './journals.ts';

/** What a journal held when it was opened. */
export interface JournalContent {
	readonly updates: readonly Uint8Array[];
	/** Those of them that the server may lack. */
	readonly unsent: readonly Uint8Array[];
	readonly whole: boolean;
	readonly mayWrite: boolean | null;
}

/** Milliseconds that writing waits while the server answers: by then most of it is stored there and needs no second row. */
const gather = 250;
/** Rows from which a journal is written anew as few. */
const mostRows = 200;

interface Waiting {
	readonly update: Uint8Array;
	readonly turn: number;
	readonly local: boolean;
}

/**
 * Opens the journal of a document and takes over what an earlier page left unsent in it. `changed`: what is kept, or
 * whether, is another. Rejects when the browser keeps nothing; the page then goes on without.
 */
export async function openJournal(
	place: JournalPlace,
	{ kind, about, changed }: { kind: string; about: DocumentAbout | null; changed: () => void }
) {
	const key = journalKey(place);
	const found = await load(place, kind, about);
	dropOldEpochs(place).catch(() => undefined);
	/** Rows of ours that the server may lack, and the turn of the last change in each. */
	const unsentRows = new Map<IDBValidKey, number>(found.unsentKeys.map((row) => [row, 0]));
	let queue: Waiting[] = [];
	let marks: Partial<Pick<JournalRow, 'whole' | 'mayWrite'>> | null = null;
	let rows = found.rows;
	let turn = 0;
	let localTurn = 0;
	let keptTurn = 0;
	let sentTurn = -1;
	let writing: Promise<void> | null = null;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let state: 'kept' | 'failed' | 'ended' = 'kept';

	const clearable = () => [...unsentRows].filter(([, last]) => last <= sentTurn).map(([row]) => row);

	async function write(batch: readonly Waiting[], mark: typeof marks): Promise<void> {
		const sent = clearable();
		const owed = batch.filter((one) => one.local && one.turn > sentTurn);
		const had = batch.filter((one) => !owed.includes(one));
		const last = batch.at(-1)?.turn ?? 0;
		const row = await transact(['journals', 'updates'], 'readwrite', async (store) => {
			const journal = await asked(store('journals').get(key) as IDBRequest<JournalRow | undefined>);
			// Signed out, or dropped by another tab: what was taken away does not come back.
			if (!journal) throw new Ended();
			if (mark) store('journals').put({ ...journal, ...mark });
			for (const one of sent) {
				const was = await asked(store('updates').get(one) as IDBRequest<UpdateRow | undefined>);
				if (was) store('updates').put(updateRow(key, was.bytes, false), one);
			}
			const add = (updates: readonly Waiting[], unsent: boolean) =>
				asked(store('updates').add(updateRow(key, Y.mergeUpdates(updates.map((one) => one.update)), unsent)));
			if (had.length > 0) await add(had, false);
			return owed.length > 0 ? await add(owed, true) : null;
		});
		for (const one of sent) unsentRows.delete(one);
		if (row !== null) unsentRows.set(row, last);
		rows += Number(had.length > 0) + Number(row !== null);
		keptTurn = Math.max(keptTurn, last);
		if (rows > mostRows) rows = await trim(key, unsentRows);
	}

	async function writeAll(): Promise<void> {
		while (state === 'kept' && (queue.length > 0 || marks || clearable().length > 0))
			try {
				const [batch, mark] = [queue, marks];
				queue = [];
				marks = null;
				await write(batch, mark).catch(async (error: unknown) => {
					if (!isFull(error)) throw error;
					// What others wrote can be had from the server again; what was written here cannot.
					await dropSent(place.account, key);
					await write(batch, mark);
				});
			} catch (error) {
				state = error instanceof Ended ? 'ended' : 'failed';
				queue = [];
			}
		writing = null;
		changed();
	}

	function flush(): Promise<void> {
		clearTimeout(timer);
		timer = undefined;
		return (writing ??= writeAll());
	}

	function flushSoon(soon: boolean): void {
		if (writing || state !== 'kept') return;
		if (soon) void flush();
		else timer ??= setTimeout(() => void flush(), gather);
	}

	return {
		found: found.content as JournalContent,
		/** Takes a change; `local` when it was written here. `soon`: the server does not answer, so wait for nothing. */
		append(update: Uint8Array, { local, soon }: { local: boolean; soon: boolean }): void {
			if (state !== 'kept') return;
			turn += 1;
			if (local) localTurn = turn;
			queue.push({ update, turn, local });
			flushSoon(soon);
		},
		/** The server has everything that was written here so far. */
		sent(): void {
			sentTurn = turn;
			if (clearable().length > 0) flushSoon(true);
		},
		mark(said: Partial<Pick<JournalRow, 'whole' | 'mayWrite'>>): void {
			marks = { ...marks, ...said };
			flushSoon(false);
		},
		flush,
		/** Whether a closed tab would lose nothing of what was written here. */
		keepsAll: () => state === 'kept' && keptTurn >= localTurn,
		/** False once the browser has failed to keep something, or the journal was taken away. */
		works: () => state === 'kept',
		async drop(): Promise<void> {
			state = 'ended';
			clearTimeout(timer);
			await writing;
			await dropJournals([key]);
		},
		/** Lets go as a killed tab does: what waits is not written. For tests. */
		abandon(): void {
			state = 'ended';
			clearTimeout(timer);
			queue = [];
		},
		/** Writes what waits and lets go. */
		async close(): Promise<void> {
			await flush();
			state = 'ended';
		}
	};
}

export type Journal = Awaited<ReturnType<typeof openJournal>>;

class Ended extends Error {}

const load = (place: JournalPlace, kind: string, about: DocumentAbout | null) =>
	transact(['journals', 'updates'], 'readwrite', async (store) => {
		const key = journalKey(place);
		const before = await asked(store('journals').get(key) as IDBRequest<JournalRow | undefined>);
		const row: JournalRow = {
			...{ whole: false, mayWrite: null, ...before, ...place, key, kind },
			about: about ?? before?.about ?? null,
			seenAt: Date.now()
		};
		store('journals').put(row);
		const rows = await rowsOf(store('updates'), key);
		const unsent = rows.filter((one) => one.owed !== undefined);
		return {
			rows: rows.length,
			unsentKeys: unsent.map((one) => one.row),
			content: {
				updates: rows.map((one) => one.bytes),
				unsent: unsent.map((one) => one.bytes),
				whole: row.whole,
				mayWrite: row.mayWrite
			}
		};
	});
