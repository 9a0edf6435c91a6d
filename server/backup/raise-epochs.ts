import { join } from 'node:path';
import Database from 'better-sqlite3';
import { checksumOf } from '#server/sync/log-tables.ts';

interface EntryRow {
	rowid: number;
	document: string;
	epoch: number;
	cursor: number;
	account: string | null;
	key: string | null;
	bytes: Buffer;
}

/** Seconds since 2020: higher than any epoch that erasing gives, and another one at each restore. */
const epochAt = (now: Date) => Math.floor((now.getTime() - Date.UTC(2020, 0, 1)) / 1000);

/**
 * Gives every document of a restored folder a new epoch, in its row, its projection and its log. Epochs that had been
 * left before the backup are dropped with their log.
 */
export function raiseEpochs(folder: string, now: Date): void {
	const epoch = epochAt(now);
	const rows = new Database(join(folder, 'samsyn.sqlite'));
	const log = new Database(join(folder, 'documents.sqlite'));
	try {
		const current = rows.prepare('SELECT id, epoch FROM Document').all() as { id: string; epoch: number }[];
		log.transaction(() => {
			const entries = log.prepare('SELECT rowid, * FROM entry WHERE document = ? AND epoch = ?');
			const moveEntry = log.prepare('UPDATE entry SET epoch = ?, checksum = ? WHERE rowid = ?');
			const moveRest = ['binding', 'freeze'].map((table) =>
				log.prepare(`UPDATE ${table} SET epoch = ? WHERE document = ? AND epoch = ?`)
			);
			for (const { id, epoch: before } of current) {
				for (const entry of entries.all(id, before) as EntryRow[])
					moveEntry.run(epoch, checksumOf({ ...entry, epoch }), entry.rowid);
				for (const move of moveRest) move.run(epoch, id, before);
			}
			for (const table of ['entry', 'binding', 'freeze'])
				log.prepare(`DELETE FROM ${table} WHERE epoch <> ?`).run(epoch);
		})();
		rows.transaction(() => {
			rows
				.prepare('UPDATE Projection SET epoch = ? WHERE epoch = (SELECT epoch FROM Document WHERE id = documentId)')
				.run(epoch);
			rows.prepare('UPDATE Document SET epoch = ?').run(epoch);
		})();
	} finally {
		rows.close();
		log.close();
	}
}
