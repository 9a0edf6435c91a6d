import * as Y from 'yjs';
import type { DocumentAbout } from '#lib/documents/about.ts';
import { asked, transact } from './device-store.ts';

/** Whose journal of which document. Bindings of client ids belong to these three together, and so does a journal. */
export interface JournalPlace {
	/** The name the server gives this account in this browser. */
	readonly account: string;
	readonly document: string;
	readonly epoch: number;
}

/** One journal, as it can be listed without opening it. */
export interface JournalRow extends JournalPlace {
	readonly key: string;
	readonly kind: string;
	readonly about: DocumentAbout | null;
	/** It has held all that the server had: one may read and write in it without the server. */
	readonly whole: boolean;
	/** What the server said last; null before it has. */
	readonly mayWrite: boolean | null;
	/** When it was opened last. Milliseconds as Date.now(). */
	readonly seenAt: number;
}

export interface UpdateRow {
	readonly journal: string;
	readonly bytes: Uint8Array;
	/** The journal's key again while the server may lack it; else not there. */
	readonly owed?: string;
}

export const journalKey = ({ account, document, epoch }: JournalPlace): string => `${account} ${document} ${epoch}`;

export const updateRow = (journal: string, bytes: Uint8Array, unsent: boolean): UpdateRow =>
	unsent ? { journal, bytes, owed: journal } : { journal, bytes };

/** Rows of a journal with their keys, in the order they were written. */
export async function rowsOf(
	updates: IDBObjectStore,
	key: string
): Promise<(UpdateRow & { readonly row: IDBValidKey })[]> {
	const index = updates.index('journal');
	const [all, keys] = await Promise.all([
		asked(index.getAll(key) as IDBRequest<UpdateRow[]>),
		asked(index.getAllKeys(key))
	]);
	return all.flatMap((one, at) => (keys[at] === undefined ? [] : [{ ...one, row: keys[at] }]));
}

/** Takes journals away with all they hold. */
export const dropJournals = (keys: readonly string[]): Promise<void> =>
	transact(['journals', 'updates'], 'readwrite', async (store) => {
		for (const key of keys) {
			store('journals').delete(key);
			for (const row of await asked(store('updates').index('journal').getAllKeys(key))) store('updates').delete(row);
		}
	});

/**
 * Writes a journal anew as few rows: what the server has becomes one, without what was deleted; what it lacks of ours
 * stays whole. Another tab's unsent rows are left to that tab. Out: how many rows there are.
 */
export const trim = (key: string, ours: Map<IDBValidKey, number>): Promise<number> =>
	transact(['updates'], 'readwrite', async (store) => {
		const updates = store('updates');
		const rows = await rowsOf(updates, key);
		const had = rows.filter((one) => one.owed === undefined);
		const owed = rows.filter((one) => one.owed !== undefined && ours.has(one.row));
		const replace = async (old: typeof rows, bytes: Uint8Array, unsent: boolean) => {
			for (const { row } of old) updates.delete(row);
			return asked(updates.add(updateRow(key, bytes, unsent)));
		};
		if (had.length > 1) {
			const doc = new Y.Doc();
			doc.transact(() => had.forEach(({ bytes }) => Y.applyUpdate(doc, bytes)));
			await replace(had, Y.encodeStateAsUpdate(doc), false);
			doc.destroy();
		}
		if (owed.length > 1) {
			const last = Math.max(...owed.map(({ row }) => ours.get(row) ?? 0));
			const row = await replace(owed, Y.mergeUpdates(owed.map(({ bytes }) => bytes)), true);
			for (const one of owed) ours.delete(one.row);
			ours.set(row, last);
		}
		return rows.length - Math.max(0, had.length - 1) - Math.max(0, owed.length - 1);
	});
