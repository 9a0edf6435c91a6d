import { asked, transact } from './device-store.ts';
import { dropJournals, type JournalPlace, type JournalRow } from './journal-rows.ts';

/** Days that what is kept here lies untouched before it is taken away: stated on the page of what this device keeps. */
export const daysKept = 30;
const oldest = () => Date.now() - daysKept * 86_400_000;

/** A journal in a list. */
export interface ListedJournal extends JournalRow {
	/** It holds something the server may lack. */
	readonly unsent: boolean;
}

async function listed(
	store: (name: 'journals' | 'updates') => IDBObjectStore,
	account?: string
): Promise<ListedJournal[]> {
	const rows = await asked(
		(account === undefined
			? store('journals').getAll()
			: store('journals').index('account').getAll(account)) as IDBRequest<JournalRow[]>
	);
	const owed = store('updates').index('owed');
	const counts = await Promise.all(rows.map((row) => asked(owed.count(row.key))));
	return rows.map((row, at) => ({ ...row, unsent: (counts[at] ?? 0) > 0 }));
}

/** The journals of an account, the one that was opened last first. */
export const listJournals = async (account: string): Promise<ListedJournal[]> =>
	(await transact(['journals', 'updates'], 'readonly', (store) => listed(store, account))).toSorted(
		(a, b) => b.seenAt - a.seenAt
	);

/** Takes away everything of an account's that the server has too, but for one journal. */
export async function dropSent(account: string, except: string): Promise<void> {
	const all = await listJournals(account);
	await dropJournals(all.filter(({ key, unsent }) => !unsent && key !== except).map(({ key }) => key));
}

/** Takes away what earlier epochs of a document left here that the server had; what it lacked is left to be rescued. */
export async function dropOldEpochs(place: JournalPlace): Promise<void> {
	const all = await listJournals(place.account);
	const old = all.filter((one) => one.document === place.document && one.epoch < place.epoch && !one.unsent);
	if (old.length > 0) await dropJournals(old.map(({ key }) => key));
}

/** Takes away everything an account has here: journals, rescued words and private ones. */
export async function dropAccount(account: string): Promise<void> {
	const all = await listJournals(account);
	await dropJournals(all.map(({ key }) => key));
	await transact(['rescues', 'own'], 'readwrite', async (store) => {
		for (const name of ['rescues', 'own'] as const)
			for (const id of await asked(store(name).index('account').getAllKeys(account))) store(name).delete(id);
	});
}

/**
 * What must not lie here any longer: of others than `account` everything that the server has too; of everybody what has
 * lain untouched for `daysKept` days, sent or not.
 */
async function tidy(account: string): Promise<void> {
	const all = await transact(['journals', 'updates'], 'readonly', (store) => listed(store));
	const past = oldest();
	const gone = all.filter((one) => one.seenAt < past || (one.account !== account && !one.unsent));
	await dropJournals(gone.map(({ key }) => key));
	await transact(['rescues'], 'readwrite', async (store) => {
		const rows = await asked(store('rescues').getAll() as IDBRequest<{ id: string; at: number }[]>);
		for (const { id, at } of rows) if (at < past) store('rescues').delete(id);
	});
	await transact(['own'], 'readwrite', async (store) => {
		const rows = await asked(store('own').getAll() as IDBRequest<{ key: string; at: number }[]>);
		for (const { key, at } of rows) if (at < past) store('own').delete(key);
	});
}

const device = <T>(mode: 'readonly' | 'readwrite', body: (store: IDBObjectStore) => Promise<T>): Promise<T> =>
	transact(['device'], mode, (store) => body(store('device')));

/** The account whose documents may be opened here without the server: the one that was signed in when a page last came. */
export const owner = (): Promise<string | null> =>
	device('readonly', async (store) => (await asked(store.get('owner') as IDBRequest<string | undefined>)) ?? null);

/** Somebody is about to sign out: what they have here goes as soon as the server has let them out, whatever page comes then. */
export const aboutToLeave = (account: string): Promise<unknown> =>
	device('readwrite', (store) => asked(store.put(account, 'leaving')));

/**
 * A page has come, for this account or for nobody. Whoever signed out has nothing left here; nobody else's documents
 * can be opened from now on.
 */
export async function arrivedAs(account: string | null): Promise<void> {
	const [before, leaving] = await device('readwrite', async (store) => {
		const found = [await asked(store.get('owner')), await asked(store.get('leaving'))] as (string | undefined)[];
		if (account === null) store.delete('owner');
		else store.put(account, 'owner');
		return found;
	});
	if (leaving !== undefined) {
		// Still the same: the server did not let them out, and they keep what they have.
		if (leaving !== account) await dropAccount(leaving);
		await device('readwrite', (store) => asked(store.delete('leaving')));
	}
	if (account !== null && (account !== before || Math.random() < 0.05)) await tidy(account);
}
