import * as Y from 'yjs';
import { asked, transact } from './device-store.ts';
import { rowsOf, updateRow } from './journal-rows.ts';

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
