import type Database from 'better-sqlite3';
import type { SnapshotMade } from './aside-asks.ts';
import type { Cursor } from './documents.ts';
import { snapshotChecksum } from './log-tables.ts';

const day = 86_400_000;
/** How long the log below a proven snapshot is kept to fall back on, in milliseconds. */
export const fallbackKept = 7 * day;

type Of = readonly [document: string, epoch: number];

/** Snapshots in one connection to the log, and the dropping of what they stand for. */
export function snapshotsIn(db: Database.Database) {
	return {
		/**
		 * Stores a snapshot that counts for nothing yet. Only where the entry it ends at lies: an epoch that was erased
		 * meanwhile stays empty. Out: its checksum, or null.
		 */
		add(document: string, epoch: number, made: SnapshotMade, at: number): Buffer | null {
			const { cursor, vector, bytes, kept } = made;
			const checksum = snapshotChecksum({ document, epoch, cursor, vector, bytes });
			const { changes } = db
				.prepare(
					`INSERT OR REPLACE INTO snapshot (document, epoch, cursor, vector, bytes, checksum, at, kept)
					 SELECT @document, @epoch, @cursor, @vector, @bytes, @checksum, @at, @kept
					 WHERE EXISTS (SELECT 1 FROM entry WHERE document = @document AND epoch = @epoch AND cursor = @cursor)`
				)
				.run({ document, epoch, cursor, vector, bytes, checksum, at, kept });
			return changes === 1 ? checksum : null;
		},
		/**
		 * It has been read back: from now on it is what is loaded. Of the older ones the next newest stays to fall back
		 * on, and the first of each day, until it is old enough to drop the log below it.
		 */
		prove(document: string, epoch: number, cursor: Cursor, at: number): void {
			const of: Of = [document, epoch];
			db.prepare('UPDATE snapshot SET proven = ? WHERE document = ? AND epoch = ? AND cursor = ?').run(
				at,
				...of,
				cursor
			);
			db.prepare(
				`DELETE FROM snapshot AS one WHERE document = @document AND epoch = @epoch AND cursor < @cursor
				 AND (proven IS NULL OR (EXISTS
				   (SELECT 1 FROM snapshot AS first WHERE first.document = one.document AND first.epoch = one.epoch
				    AND first.cursor < one.cursor AND first.at / ${day} = one.at / ${day} AND first.proven IS NOT NULL)
				  AND cursor <> (SELECT max(cursor) FROM snapshot AS next WHERE next.document = one.document
				    AND next.epoch = one.epoch AND next.cursor < @cursor AND next.proven IS NOT NULL)))`
			).run({ document, epoch, cursor });
		},
		forget: (document: string, epoch: number, cursor: Cursor): void =>
			void db
				.prepare('DELETE FROM snapshot WHERE document = ? AND epoch = ? AND cursor = ?')
				.run(document, epoch, cursor),
		/** Rows and bytes after a cursor. */
		tail: (document: string, epoch: number, after: Cursor) =>
			db
				.prepare<[string, number, Cursor], { rows: number; tail: number }>(
					`SELECT count(*) AS rows, coalesce(sum(length(bytes)), 0) AS tail FROM entry
					 WHERE document = ? AND epoch = ? AND cursor > ?`
				)
				.get(document, epoch, after) ?? { rows: 0, tail: 0 },
		/** Documents of the log, by epoch. */
		documents: () =>
			db
				.prepare<[], { document: string; epoch: number }>(
					'SELECT document, epoch FROM entry UNION SELECT document, epoch FROM snapshot'
				)
				.all(),
		/** Up to which cursor the log of a document is no longer needed; 0 for none of it. */
		droppable: (document: string, epoch: number, at: number): Cursor =>
			db
				.prepare<[string, number, number], { cursor: Cursor | null }>(
					'SELECT max(cursor) AS cursor FROM snapshot WHERE document = ? AND epoch = ? AND proven <= ?'
				)
				.get(document, epoch, at - fallbackKept)?.cursor ?? 0,
		/** Drops entries up to a cursor, at most `most`, and the snapshots that stood for them. Out: how many entries. */
		drop(document: string, epoch: number, upTo: Cursor, most: number): number {
			const of: Of = [document, epoch];
			const { changes } = db
				.prepare(
					`DELETE FROM entry WHERE rowid IN
					 (SELECT rowid FROM entry WHERE document = ? AND epoch = ? AND cursor <= ? ORDER BY cursor LIMIT ?)`
				)
				.run(...of, upTo, most);
			if (changes === most) return changes;
			db.prepare('DELETE FROM snapshot WHERE document = ? AND epoch = ? AND cursor < ?').run(...of, upTo);
			db.prepare(
				`UPDATE snapshot SET kept = (SELECT coalesce(sum(length(bytes)), 0) FROM entry
				 WHERE entry.document = snapshot.document AND entry.epoch = snapshot.epoch AND entry.cursor <= snapshot.cursor)
				 WHERE document = ? AND epoch = ?`
			).run(...of);
			return changes;
		}
	};
}
