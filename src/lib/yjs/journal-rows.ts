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
