import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { Cursor } from './documents.ts';

// entry     every durable update, as long as it is kept
// snapshot  a document up to a cursor, and the state vector there; counts for nothing until it has been read back
// edit_key  which edits of the server have been made: for ever, also when their entries are gone
// binding   which account a client id belongs to: for ever
// pulse     one row, written to find out whether anything can be written
const tables = `
CREATE TABLE IF NOT EXISTS entry (
	document TEXT NOT NULL, epoch INTEGER NOT NULL, cursor INTEGER NOT NULL, account TEXT, clients TEXT NOT NULL,
	at INTEGER NOT NULL, bytes BLOB NOT NULL, checksum BLOB NOT NULL, key TEXT,
	UNIQUE (document, epoch, cursor)) STRICT;
CREATE TABLE IF NOT EXISTS snapshot (
	document TEXT NOT NULL, epoch INTEGER NOT NULL, cursor INTEGER NOT NULL, vector BLOB NOT NULL, bytes BLOB NOT NULL,
	checksum BLOB NOT NULL, at INTEGER NOT NULL, kept INTEGER NOT NULL, proven INTEGER,
	PRIMARY KEY (document, epoch, cursor)) STRICT;
CREATE TABLE IF NOT EXISTS edit_key (
	document TEXT NOT NULL, key TEXT NOT NULL, cursor INTEGER NOT NULL,
	PRIMARY KEY (document, key)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS binding (
	document TEXT NOT NULL, epoch INTEGER NOT NULL, client INTEGER NOT NULL, account TEXT NOT NULL, at INTEGER NOT NULL,
	PRIMARY KEY (document, epoch, client)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS freeze (
	document TEXT NOT NULL, epoch INTEGER NOT NULL, cursor INTEGER NOT NULL, at INTEGER NOT NULL,
	PRIMARY KEY (document, epoch)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pulse (one INTEGER PRIMARY KEY CHECK (one = 1), at INTEGER NOT NULL) STRICT;`;

/** Files from before snapshots kept the keys of edits in the entries alone. */
const keysOfTheirOwn = `
INSERT OR IGNORE INTO edit_key SELECT document, key, cursor FROM entry WHERE key IS NOT NULL;
DROP INDEX IF EXISTS entry_key;
PRAGMA user_version = 1;`;

/** Makes the log's tables where they are missing, and brings an older file up to date. */
export function prepareTables(db: Database.Database): void {
	db.exec(tables);
	if (db.pragma('user_version', { simple: true }) === 0) db.transaction(() => db.exec(keysOfTheirOwn))();
}

/** What an entry's checksum covers. */
export interface EntryBody {
	readonly document: string;
	readonly epoch: number;
	readonly cursor: Cursor;
	readonly account: string | null;
	readonly key: string | null;
	readonly bytes: Uint8Array;
}

/** Over everything that gives the bytes their meaning, so that a row in the wrong place is found too. */
export function checksumOf(row: EntryBody): Buffer {
	const hash = createHash('sha256');
	hash.update(JSON.stringify([row.document, row.epoch, row.cursor, row.account, row.key]));
	return hash.update(row.bytes).digest();
}

/** What a snapshot's checksum covers. */
export interface SnapshotBody {
	readonly document: string;
	readonly epoch: number;
	readonly cursor: Cursor;
	readonly vector: Uint8Array;
	readonly bytes: Uint8Array;
}

export function snapshotChecksum(row: SnapshotBody): Buffer {
	const hash = createHash('sha256');
	hash.update(JSON.stringify(['snapshot', row.document, row.epoch, row.cursor, row.vector.byteLength]));
	return hash.update(row.vector).update(row.bytes).digest();
}
