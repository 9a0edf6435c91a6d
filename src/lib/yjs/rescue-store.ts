import type { DocumentAbout } from '#lib/documents/about.ts';
import type { CloseReason } from './close-codes.ts';
import { asked, isFull, transact } from './device-store.ts';
import { dropSent } from './journals.ts';
import type { Piece } from './own-words.ts';

/** Words of somebody's own that are in no document: to copy, or to put aside. */
export interface Rescue {
	/** The same for the same words of the same document. */
	readonly id: string;
	/** Whose; none when this browser keeps nothing. */
	readonly account: string | null;
	readonly document: string;
	readonly kind: string;
	readonly about: DocumentAbout | null;
	/** 'removed': the server has them and somebody took them away; else why the server did not take them. */
	readonly reason: 'removed' | 'read-only' | CloseReason;
	readonly pieces: readonly Piece[];
	/** Milliseconds as Date.now(). */
	readonly at: number;
}

/** Refused now and taken another time: after signing in, after a reload. The journal keeps it until then. */
export const isPassing = (reason: Rescue['reason']): boolean => reason === 'signedOut' || reason === 'outdated';

/**
 * Keeps words until they are put aside; in a full browser in place of what the server has too, but for one journal.
 * Rejects when the browser keeps nothing, or has no room for them all the same.
 */
export async function keepRescue(rescue: Rescue, except = ''): Promise<void> {
	const put = () => transact(['rescues'], 'readwrite', (store) => asked(store('rescues').put(rescue)));
	await put().catch(async (error: unknown) => {
		if (!isFull(error) || rescue.account === null) throw error;
		await dropSent(rescue.account, except);
		await put();
	});
}

export const dropRescues = (ids: readonly string[]): Promise<void> =>
	transact(['rescues'], 'readwrite', (store) => {
		for (const id of ids) store('rescues').delete(id);
		return Promise.resolve();
	});

/** The words of an account that were not put aside, newest first. */
export const listRescues = async (account: string): Promise<Rescue[]> =>
	(
		await transact(['rescues'], 'readonly', (store) =>
			asked(store('rescues').index('account').getAll(account) as IDBRequest<Rescue[]>)
		)
	).toSorted((a, b) => b.at - a.at);
