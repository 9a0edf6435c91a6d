import { asked, transact } from './device-store.ts';

/** Private writing of somebody's that the server lacks: nobody but them reads it, and it goes once the server has it. */
export interface UnsentOwn<Words> {
	/** Account and place. */
	readonly key: string;
	readonly account: string;
	readonly words: Words;
	/** Milliseconds as Date.now(). */
	readonly at: number;
}
const keyOf = (account: string, place: string) => `${account} ${place}`;

/** Keeps what somebody wrote in a place, instead of what was kept of it. Rejects when the browser keeps nothing. */
export const keepUnsentOwn = <Words>(account: string, place: string, words: Words): Promise<unknown> =>
	transact(['own'], 'readwrite', (store) => {
		const row: UnsentOwn<Words> = { key: keyOf(account, place), account, words, at: Date.now() };
		return asked(store('own').put(row));
	});

export const dropUnsentOwn = (account: string, place: string): Promise<unknown> =>
	transact(['own'], 'readwrite', (store) => asked(store('own').delete(keyOf(account, place))));

/** What an account has not sent, by place. */
export async function listUnsentOwn<Words>(account: string): Promise<ReadonlyMap<string, Words>> {
	const rows = await transact(['own'], 'readonly', (store) =>
		asked(store('own').index('account').getAll(account) as IDBRequest<UnsentOwn<Words>[]>)
	);
	return new Map(rows.map(({ key, words }) => [key.slice(account.length + 1), words]));
}
