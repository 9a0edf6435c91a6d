import { join } from 'node:path';
import Database from 'better-sqlite3';
import { checksumOf, prepareTables, snapshotChecksum } from '#server/sync/log-tables.ts';
import { erasedIn, prepareVersions } from '#server/sync/version-tables.ts';

interface EntryRow {
	rowid: number;
	document: string;
	epoch: number;
	cursor: number;
	account: string | null;
	key: string | null;
	bytes: Buffer;
}
type SnapshotRow = Pick<EntryRow, 'rowid' | 'document' | 'epoch' | 'cursor' | 'bytes'> & { vector: Buffer };

/** Tables of the log with an epoch in them; checksums of the first two cover it. */
const epochTables = ['entry', 'snapshot', 'binding', 'freeze', 'version'] as const;

/** Seconds since 2020: higher than any epoch that erasing gives, and another one at each restore. */
const epochAt = (now: Date) => Math.floor((now.getTime() - Date.UTC(2020, 0, 1)) / 1000);

/** The epoch a document stands in: history that was erased between the copies of the two files stays erased. */
function standing(log: Database.Database, id: string, epoch: number): number {
	const next = erasedIn(log).next(id, epoch);
	return next === null ? epoch : standing(log, id, next);
}

function raiseLog(log: Database.Database, from: ReadonlyMap<string, number>, epoch: number): void {
	const rows = (table: string) => log.prepare(`SELECT rowid, * FROM ${table} WHERE document = ? AND epoch = ?`);
	const move = (table: string) => log.prepare(`UPDATE ${table} SET epoch = ?, checksum = ? WHERE rowid = ?`);
	const [entries, snapshots] = [rows('entry'), rows('snapshot')];
	const [moveEntry, moveSnapshot] = [move('entry'), move('snapshot')];
	const moveRest = (['binding', 'freeze', 'version'] as const).map((table) =>
		log.prepare(`UPDATE ${table} SET epoch = ? WHERE document = ? AND epoch = ?`)
	);
	for (const [id, before] of from) {
		for (const entry of entries.all(id, before) as EntryRow[])
			moveEntry.run(epoch, checksumOf({ ...entry, epoch }), entry.rowid);
		for (const snapshot of snapshots.all(id, before) as SnapshotRow[])
			moveSnapshot.run(epoch, snapshotChecksum({ ...snapshot, epoch }), snapshot.rowid);
		for (const rest of moveRest) rest.run(epoch, id, before);
	}
	for (const table of epochTables) log.prepare(`DELETE FROM ${table} WHERE epoch <> ?`).run(epoch);
	log.prepare('DELETE FROM erased').run();
}

function raiseRows(rows: Database.Database, erased: readonly string[], epoch: number): void {
	// The reading is that of the text before the erasure; it is read anew at the next start.
	for (const id of erased) rows.prepare('DELETE FROM Projection WHERE documentId = ?').run(id);
	rows
		.prepare('UPDATE Projection SET epoch = ? WHERE epoch = (SELECT epoch FROM Document WHERE id = documentId)')
		.run(epoch);
	// A backup from before there were versions gets their table at the next start.
	if (rows.prepare("SELECT 1 FROM sqlite_master WHERE name = 'DocumentVersion'").get()) {
		for (const id of erased) rows.prepare('DELETE FROM DocumentVersion WHERE documentId = ?').run(id);
		rows.prepare('UPDATE DocumentVersion SET epoch = ?').run(epoch);
	}
	rows.prepare('UPDATE Document SET epoch = ?').run(epoch);
}

/**
 * Gives every document of a restored folder a new epoch, in its row, its reading, its versions and its log. Epochs that
 * had been left before the backup are dropped with their log.
 */
export function raiseEpochs(folder: string, now: Date): void {
	const epoch = epochAt(now);
	const rows = new Database(join(folder, 'samsyn.sqlite'));
	const log = new Database(join(folder, 'documents.sqlite'));
	try {
		prepareTables(log);
		prepareVersions(log);
		const current = rows.prepare('SELECT id, epoch FROM Document').all() as { id: string; epoch: number }[];
		const from = new Map(current.map(({ id, epoch: before }) => [id, standing(log, id, before)]));
		const erased = current.filter(({ id, epoch: before }) => from.get(id) !== before).map(({ id }) => id);
		log.transaction(() => raiseLog(log, from, epoch))();
		rows.transaction(() => raiseRows(rows, erased, epoch))();
	} finally {
		rows.close();
		log.close();
	}
}
