import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { Cursor } from './documents.ts';
import { Damage } from './stored-document.ts';

// version   a document as it stood at a cursor: its full state, so that it outlives the log below it
// erased    epochs whose history was erased; nothing of them is served, written or kept any more
const tables = `
CREATE TABLE IF NOT EXISTS version (
	id TEXT PRIMARY KEY, document TEXT NOT NULL, epoch INTEGER NOT NULL, cursor INTEGER NOT NULL, at INTEGER NOT NULL,
	kind TEXT NOT NULL, bytes BLOB NOT NULL, vector BLOB NOT NULL, accounts TEXT NOT NULL, checksum BLOB NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS version_of ON version (document, epoch, cursor);
CREATE TABLE IF NOT EXISTS erased (
	document TEXT NOT NULL, epoch INTEGER NOT NULL, next INTEGER NOT NULL, at INTEGER NOT NULL,
	PRIMARY KEY (document, epoch)) STRICT, WITHOUT ROWID;`;

/** Versions in one answer: nobody's writing waits for long. */
const mostAtOnce = 200;

/** Makes the tables of versions; from then on what is deleted from the file is overwritten in it. */
export function prepareVersions(db: Database.Database): void {
	db.pragma('secure_delete = ON');
	db.exec(tables);
}

/** One version of a document as it lies in the log. `accounts`: who wrote since the one before. */
export interface VersionRow {
	readonly id: string;
	readonly document: string;
	readonly epoch: number;
	readonly cursor: Cursor;
	readonly at: number;
	readonly kind: string;
	readonly bytes: Uint8Array;
	readonly vector: Uint8Array;
	readonly accounts: readonly string[];
}
type Stored = Omit<VersionRow, 'accounts'> & { readonly accounts: string; readonly checksum: Buffer };
export type VersionHead = Pick<VersionRow, 'id' | 'cursor' | 'at' | 'accounts'>;

/** Over all but the epoch, which a restored backup raises without touching what was written. */
function checksumOf(row: Omit<Stored, 'checksum' | 'epoch'>): Buffer {
	const hash = createHash('sha256');
	const { document, id, cursor, at, kind, accounts, vector } = row;
	hash.update(JSON.stringify(['version', document, id, cursor, at, kind, accounts, vector.byteLength]));
	return hash.update(vector).update(row.bytes).digest();
}

/** The versions in one connection to the log. */
export function versionsIn(db: Database.Database) {
	const head = ({ id, cursor, at, accounts }: Pick<Stored, 'id' | 'cursor' | 'at' | 'accounts'>): VersionHead => ({
		id,
		cursor,
		at,
		accounts: JSON.parse(accounts) as string[]
	});
	const get = (sql: string, ...parameters: unknown[]) => db.prepare(sql).get(...parameters) as Stored | undefined;
	return {
		add(row: VersionRow): void {
			const stored = { ...row, accounts: JSON.stringify(row.accounts) };
			db.prepare(
				`INSERT INTO version (id, document, epoch, cursor, at, kind, bytes, vector, accounts, checksum)
				 VALUES (@id, @document, @epoch, @cursor, @at, @kind, @bytes, @vector, @accounts, @checksum)`
			).run({ ...stored, checksum: checksumOf(stored) });
		},
		find(document: string, id: string): VersionHead | null {
			const row = get('SELECT id, cursor, at, accounts FROM version WHERE id = ? AND document = ?', id, document);
			return row ? head(row) : null;
		},
		last(document: string, epoch: number): VersionHead | null {
			const row = get(
				`SELECT id, cursor, at, accounts FROM version WHERE document = ? AND epoch = ?
				 ORDER BY cursor DESC, at DESC LIMIT 1`,
				document,
				epoch
			);
			return row ? head(row) : null;
		},
		/** The full state of a version; null when there is none in this epoch. Throws Damage. */
		state(document: string, epoch: number, id: string): Uint8Array | null {
			const row = get('SELECT * FROM version WHERE id = ? AND document = ? AND epoch = ?', id, document, epoch);
			if (!row) return null;
			if (!checksumOf(row).equals(row.checksum)) throw new Damage(`version ${id} does not match its checksum`);
			return row.bytes;
		},
		/** Whose writing stands in the log after one cursor and up to another, in the order of their first. */
		writers: (document: string, epoch: number, after: Cursor, upTo: Cursor): string[] =>
			(
				db
					.prepare(
						`SELECT account FROM entry WHERE document = ? AND epoch = ? AND cursor > ? AND cursor <= ?
						 AND account IS NOT NULL GROUP BY account ORDER BY min(cursor)`
					)
					.all(document, epoch, after, upTo) as { account: string }[]
			).map(({ account }) => account),
		ids: (document: string, before: number): string[] =>
			(
				db.prepare('SELECT id FROM version WHERE document = ? AND at < ?').all(document, before) as { id: string }[]
			).map(({ id }) => id),
		all: (before: number, after: string): { document: string; id: string }[] =>
			db
				.prepare('SELECT document, id FROM version WHERE at < ? AND id > ? ORDER BY id LIMIT ?')
				.all(before, after, mostAtOnce) as { document: string; id: string }[],
		drop(document: string, ids: readonly string[]): void {
			const one = db.prepare('DELETE FROM version WHERE document = ? AND id = ?');
			for (const id of ids) one.run(document, id);
		}
	};
}

/** Which epochs were erased, in one connection to the log. */
export function erasedIn(db: Database.Database) {
	return {
		/** The epoch that came in its place; null for one that stands. */
		next(document: string, epoch: number): number | null {
			const row = db.prepare('SELECT next FROM erased WHERE document = ? AND epoch = ?').get(document, epoch);
			return (row as { next: number } | undefined)?.next ?? null;
		},
		add: (document: string, epoch: number, next: number, at: number) =>
			void db
				.prepare('INSERT INTO erased (document, epoch, next, at) VALUES (?, ?, ?, ?)')
				.run(document, epoch, next, at),
		/** Takes all that lies below an epoch out of the log; only that it was there stays. */
		emptyBelow(document: string, epoch: number): void {
			for (const table of ['entry', 'snapshot', 'binding', 'freeze', 'version'])
				db.prepare(`DELETE FROM ${table} WHERE document = ? AND epoch < ?`).run(document, epoch);
		}
	};
}
