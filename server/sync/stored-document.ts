import type Database from 'better-sqlite3';
import * as Y from 'yjs';
import type { Cursor } from './documents.ts';
import { checksumOf, snapshotChecksum } from './log-tables.ts';

/** One document as it lies in the log: the newest good snapshot and what was written after it. */
export interface StoredDocument {
	readonly snapshot: { readonly cursor: Cursor; readonly vector: Uint8Array; readonly bytes: Uint8Array } | null;
	readonly tail: readonly Uint8Array[];
	readonly cursor: Cursor;
	/** Bytes of the entries below the snapshot that still lie in the log. */
	readonly kept: number;
	/** Snapshots that were passed over because their bytes are not what was written. */
	readonly passedOver: readonly Cursor[];
}

/** The stored bytes of one document are not what was written. */
export class Damage extends Error {}

interface EntryRow {
	cursor: number;
	account: string | null;
	key: string | null;
	bytes: Buffer;
	checksum: Buffer;
}
interface SnapshotRow {
	cursor: number;
	vector: Buffer;
	bytes: Buffer;
	checksum: Buffer;
	kept: number;
}

/** Reads documents out of the log through any connection to its file. */
export function documentReader(db: Database.Database) {
	const snapshots = db.prepare<[string, number], SnapshotRow>(
		`SELECT cursor, vector, bytes, checksum, kept FROM snapshot
		 WHERE document = ? AND epoch = ? AND proven IS NOT NULL ORDER BY cursor DESC`
	);
	const entries = db.prepare<[string, number, number], EntryRow>(
		`SELECT cursor, account, key, bytes, checksum FROM entry
		 WHERE document = ? AND epoch = ? AND cursor > ? ORDER BY cursor`
	);

	function tailAfter(document: string, epoch: number, after: Cursor): Uint8Array[] {
		const tail: Uint8Array[] = [];
		for (const row of entries.iterate(document, epoch, after)) {
			const next = after + tail.length + 1;
			if (row.cursor !== next) throw new Damage(`entry ${next} is missing`);
			if (!checksumOf({ document, epoch, ...row }).equals(row.checksum))
				throw new Damage(`entry ${row.cursor} does not match its checksum`);
			tail.push(row.bytes);
		}
		return tail;
	}

	/**
	 * The document, from the newest snapshot whose checksum holds; a damaged one falls back to an older one or to the
	 * whole log, while that is there. Throws Damage when bytes are altered or missing: nothing is skipped.
	 */
	return function readDocument(document: string, epoch: number): StoredDocument {
		const passedOver: Cursor[] = [];
		for (const row of snapshots.iterate(document, epoch)) {
			if (!snapshotChecksum({ document, epoch, ...row }).equals(row.checksum)) {
				passedOver.push(row.cursor);
				continue;
			}
			const { cursor, vector, bytes, kept } = row;
			const tail = tailAfter(document, epoch, cursor);
			return { snapshot: { cursor, vector, bytes }, tail, cursor: cursor + tail.length, kept, passedOver };
		}
		const tail = tailAfter(document, epoch, 0);
		const last = passedOver[0] ?? 0;
		if (tail.length < last) throw new Damage(`snapshot ${last} does not match its checksum`);
		return { snapshot: null, tail, cursor: tail.length, kept: 0, passedOver };
	};
}

export const updatesOf = ({ snapshot, tail }: StoredDocument): Uint8Array[] =>
	snapshot ? [snapshot.bytes, ...tail] : [...tail];

/** The state vector of a stored document: what lies beside the snapshot, and the ends of what came after it. */
export function storedVector({ snapshot, tail }: StoredDocument): Uint8Array {
	if (snapshot && tail.length === 0) return snapshot.vector;
	const ends = snapshot ? Y.decodeStateVector(snapshot.vector) : new Map<number, number>();
	for (const update of tail)
		for (const [client, end] of Y.parseUpdateMeta(update).to) ends.set(client, Math.max(end, ends.get(client) ?? 0));
	return Y.encodeStateVector(ends);
}

/** Whether something in the document waits for what it builds on. */
export const hasPending = (doc: Y.Doc): boolean => doc.store.pendingStructs !== null || doc.store.pendingDs !== null;

/** The document awake. Throws Damage. */
export function wake(stored: StoredDocument): Y.Doc {
	const doc = new Y.Doc();
	// One transaction for all, so that Yjs tidies up once and not for every row.
	doc.transact(() => {
		for (const update of updatesOf(stored)) Y.applyUpdate(doc, update);
	});
	if (hasPending(doc)) throw new Damage('an update builds on one that is missing');
	return doc;
}
