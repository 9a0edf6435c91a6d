import Database from 'better-sqlite3';
import type { Cursor } from './documents.ts';
import { checksumOf, prepareTables, type EntryBody } from './log-tables.ts';
import { documentReader } from './stored-document.ts';
import { prepareVersions } from './version-tables.ts';

/** One durable update as it lies in the log. `account` is null for what the portal does by itself, `key` for people's writing. */
export interface Entry extends EntryBody {
	/** Client ids that were bound to the account by this entry. */
	readonly clients: readonly number[];
	readonly at: number;
}

/**
 * The document log in its own file. Durable means what synchronous=FULL promises: after `commit` returns, neither a
 * kill -9 nor a power cut takes it away. Every statement runs in the calling thread; that is the worker.
 */
export function openLog(file: string) {
	const db = new Database(file, { timeout: 100 });
	db.pragma('journal_mode = WAL');
	db.pragma('synchronous = FULL');
	if (db.pragma('synchronous', { simple: true }) !== 2 || db.pragma('journal_mode', { simple: true }) !== 'wal')
		throw new Error('The document log could not be opened with WAL and synchronous=FULL.');
	prepareTables(db);
	prepareVersions(db);

	const begin = db.prepare('BEGIN IMMEDIATE');
	const commit = db.prepare('COMMIT');
	const insert = db.prepare(
		`INSERT INTO entry (document, epoch, cursor, account, clients, at, bytes, checksum, key)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
	);
	const insertKey = db.prepare('INSERT INTO edit_key (document, key, cursor) VALUES (?, ?, ?)');
	const byKey = db.prepare<[string, string], { cursor: number }>(
		'SELECT cursor FROM edit_key WHERE document = ? AND key = ?'
	);
	const bindings = db.prepare<[string, number], { client: number; account: string }>(
		'SELECT client, account FROM binding WHERE document = ? AND epoch = ?'
	);
	const bind = db.prepare('INSERT INTO binding (document, epoch, client, account, at) VALUES (?, ?, ?, ?, ?)');
	const frozen = db.prepare<[string, number], { cursor: number }>(
		'SELECT cursor FROM freeze WHERE document = ? AND epoch = ?'
	);
	const freeze = db.prepare('INSERT INTO freeze (document, epoch, cursor, at) VALUES (?, ?, ?, ?)');
	const cursors = db.prepare<[], { document: string; epoch: number; cursor: number }>(
		`SELECT document, epoch, max(cursor) AS cursor FROM
		 (SELECT document, epoch, cursor FROM entry UNION ALL SELECT document, epoch, cursor FROM snapshot)
		 GROUP BY document, epoch`
	);
	const count = db.prepare<[], { rows: number }>('SELECT count(*) AS rows FROM entry');
	const pulse = db.prepare('INSERT OR REPLACE INTO pulse (one, at) VALUES (1, ?)');

	return {
		/** For the files beside this one that have tables of their own in the log. */
		db,
		begin: () => void begin.run(),
		commit: () => void commit.run(),
		/** After a failure SQLite may have ended the transaction by itself. */
		rollback: () => {
			if (db.inTransaction) db.exec('ROLLBACK');
		},
		append(entry: Entry): void {
			const { document, epoch, cursor, account, clients, at, bytes, key } = entry;
			insert.run(document, epoch, cursor, account, JSON.stringify(clients), at, bytes, checksumOf(entry), key);
			if (key !== null) insertKey.run(document, key, cursor);
			for (const client of clients) if (account !== null) bind.run(document, epoch, client, account, at);
		},
		bind: (document: string, epoch: number, client: number, account: string, at: number) =>
			void bind.run(document, epoch, client, account, at),
		freeze: (document: string, epoch: number, cursor: Cursor, at: number) =>
			void freeze.run(document, epoch, cursor, at),
		frozenAt: (document: string, epoch: number): Cursor | null => frozen.get(document, epoch)?.cursor ?? null,
		/** The cursor of the edit with this key, if it has been made. */
		madeAt: (document: string, key: string): Cursor | null => byKey.get(document, key)?.cursor ?? null,
		bindings: (document: string, epoch: number): Map<number, string> =>
			new Map(bindings.all(document, epoch).map(({ client, account }) => [client, account])),
		/** One document, checked. Throws Damage. */
		load: documentReader(db),
		cursors: () => cursors.all(),
		count: (): number => count.get()?.rows ?? 0,
		/** Writes one row durably: throws what a writer would meet now. */
		probe: (at: number) => void pulse.run(at),
		pragma: (source: string): unknown => db.pragma(source),
		close: () => db.close()
	};
}

export type Log = ReturnType<typeof openLog>;

/** An error of the storage, with SQLite's own code, or none. */
export const storageCode = (error: unknown): string | null =>
	error instanceof Database.SqliteError ? error.code : null;
