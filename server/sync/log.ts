import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Cursor } from './documents.ts';

/** One durable update as it lies in the log. */
export interface Entry {
	readonly document: string;
	readonly epoch: number;
	readonly cursor: Cursor;
	/** Whose account it came from; null for the server's own edits. */
	readonly account: string | null;
	/** Client ids that were bound to the account by this entry. */
	readonly clients: readonly number[];
	readonly at: number;
	readonly bytes: Uint8Array;
	/** Makes a server edit happen once; null for people's writing. */
	readonly key: string | null;
}

const tables = `
CREATE TABLE IF NOT EXISTS entry (
	document TEXT NOT NULL, epoch INTEGER NOT NULL, cursor INTEGER NOT NULL, account TEXT, clients TEXT NOT NULL,
	at INTEGER NOT NULL, bytes BLOB NOT NULL, checksum BLOB NOT NULL, key TEXT,
	UNIQUE (document, epoch, cursor)) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS entry_key ON entry (document, key) WHERE key IS NOT NULL;
CREATE TABLE IF NOT EXISTS binding (
	document TEXT NOT NULL, epoch INTEGER NOT NULL, client INTEGER NOT NULL, account TEXT NOT NULL, at INTEGER NOT NULL,
	PRIMARY KEY (document, epoch, client)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS freeze (
	document TEXT NOT NULL, epoch INTEGER NOT NULL, cursor INTEGER NOT NULL, at INTEGER NOT NULL,
	PRIMARY KEY (document, epoch)) STRICT, WITHOUT ROWID;`;

/** Over everything that gives the bytes their meaning, so that a row in the wrong place is found too. */
export function checksumOf(row: Omit<Entry, 'clients' | 'at'>): Buffer {
	const hash = createHash('sha256');
	hash.update(JSON.stringify([row.document, row.epoch, row.cursor, row.account, row.key]));
	return hash.update(row.bytes).digest();
}

interface Row {
	cursor: number;
	account: string | null;
	key: string | null;
	bytes: Buffer;
	checksum: Buffer;
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
	db.exec(tables);

	const begin = db.prepare('BEGIN IMMEDIATE');
	const commit = db.prepare('COMMIT');
	const insert = db.prepare(
		`INSERT INTO entry (document, epoch, cursor, account, clients, at, bytes, checksum, key)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
	);
	const rows = db.prepare<[string, number], Row>(
		'SELECT cursor, account, key, bytes, checksum FROM entry WHERE document = ? AND epoch = ? ORDER BY cursor'
	);
	const byKey = db.prepare<[string, string], { cursor: number }>(
		'SELECT cursor FROM entry WHERE document = ? AND key = ?'
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
		'SELECT document, epoch, max(cursor) AS cursor FROM entry GROUP BY document, epoch'
	);
	const count = db.prepare<[], { rows: number }>('SELECT count(*) AS rows FROM entry');

	return {
		begin: () => void begin.run(),
		commit: () => void commit.run(),
		/** After a failure SQLite may have ended the transaction by itself. */
		rollback: () => {
			if (db.inTransaction) db.exec('ROLLBACK');
		},
		append(entry: Entry): void {
			const { document, epoch, cursor, account, clients, at, bytes, key } = entry;
			insert.run(document, epoch, cursor, account, JSON.stringify(clients), at, bytes, checksumOf(entry), key);
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
		/** All updates of a document, oldest first. Throws when one is damaged or missing: nothing is skipped. */
		load(document: string, epoch: number): { updates: Uint8Array[]; cursor: Cursor } {
			const updates: Uint8Array[] = [];
			for (const row of rows.iterate(document, epoch)) {
				if (row.cursor !== updates.length + 1) throw new Damage(`entry ${updates.length + 1} is missing`);
				if (!checksumOf({ document, epoch, ...row }).equals(row.checksum))
					throw new Damage(`entry ${row.cursor} does not match its checksum`);
				updates.push(row.bytes);
			}
			return { updates, cursor: updates.length };
		},
		cursors: () => cursors.all(),
		count: (): number => count.get()?.rows ?? 0,
		pragma: (source: string): unknown => db.pragma(source),
		close: () => db.close()
	};
}

export type Log = ReturnType<typeof openLog>;

/** The stored bytes of one document are not what was written. */
export class Damage extends Error {}

/** An error of the storage, with SQLite's own code, or none. */
export const storageCode = (error: unknown): string | null =>
	error instanceof Database.SqliteError ? error.code : null;
