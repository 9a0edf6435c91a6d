import { isDeepStrictEqual } from 'node:util';
import type Database from 'better-sqlite3';
import * as Y from 'yjs';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { fingerprint } from '#lib/yjs/fingerprint.ts';
import type { AsideAsks, Fault, SnapshotMade } from './aside-asks.ts';
import type { Cursor } from './documents.ts';
import { checksumOf, snapshotChecksum } from './log-tables.ts';
import type { Subject } from './messages.ts';
import { Damage, documentReader, hasPending, wake, type StoredDocument } from './stored-document.ts';

/** What is held against each other of two documents: their writing and deletions, and what they are read as. */
interface Holding {
	readonly writing: Uint8Array;
	readonly json: unknown;
}
const holding = (doc: Y.Doc, kind: DocumentKind | undefined): Holding => ({
	writing: fingerprint(doc),
	json: kind ? kind.read(doc) : null
});

/** Throws Damage. */
function same(one: Holding, other: Holding): void {
	if (Buffer.compare(one.writing, other.writing) !== 0)
		throw new Damage('the snapshot does not hold the same writing as the log');
	if (!isDeepStrictEqual(one.json, other.json)) throw new Damage('the snapshot is not read as the log is');
}

/** A document of the largest size takes some 450 MB: it is let go before the copy is made of it. */
function written(stored: StoredDocument, kind: DocumentKind | undefined): { bytes: Uint8Array; held: Holding } {
	const doc = wake(stored);
	const made = { bytes: Y.encodeStateAsUpdate(doc), held: holding(doc, kind) };
	doc.destroy();
	return made;
}

/**
 * A document written anew from its log, without what was deleted, and read back before anybody relies on it.
 * `mergeUpdates` would keep deleted text. Throws Damage.
 */
export function makeSnapshot(db: Database.Database, subject: Subject, kind: DocumentKind | undefined): SnapshotMade {
	const { document, epoch, known } = subject;
	const stored = documentReader(db)(document, epoch);
	const { cursor } = stored;
	if (cursor < known) throw new Damage(`the log ends at ${cursor} but ${known} has been read before`);
	const { bytes, held } = written(stored, kind);
	const copy = new Y.Doc();
	Y.applyUpdate(copy, bytes);
	if (hasPending(copy)) throw new Damage('the snapshot leans on what is missing');
	same(held, holding(copy, kind));
	const { kept } = db
		.prepare<[string, number, Cursor], { kept: number }>(
			'SELECT coalesce(sum(length(bytes)), 0) AS kept FROM entry WHERE document = ? AND epoch = ? AND cursor <= ?'
		)
		.get(document, epoch, cursor) ?? { kept: 0 };
	return { cursor, vector: Y.encodeStateVector(copy), bytes, kept };
}

interface SnapshotRow {
	readonly vector: Buffer;
	readonly bytes: Buffer;
	readonly checksum: Buffer;
}

/** Reads a stored snapshot back from the file. Throws Damage when it is not what was to be stored. */
export function proveSnapshot(db: Database.Database, { subject, cursor, checksum }: AsideAsks['prove']['in']): null {
	const { document, epoch } = subject;
	const row = db
		.prepare<[string, number, Cursor], SnapshotRow>(
			'SELECT vector, bytes, checksum FROM snapshot WHERE document = ? AND epoch = ? AND cursor = ?'
		)
		.get(document, epoch, cursor);
	if (!row) throw new Damage('the snapshot is not there');
	const found = snapshotChecksum({ document, epoch, cursor, ...row });
	if (!found.equals(row.checksum) || !found.equals(checksum)) throw new Damage('the snapshot is not what was written');
	const doc = new Y.Doc();
	Y.applyUpdate(doc, row.bytes);
	if (hasPending(doc) || !row.vector.equals(Y.encodeStateVector(doc)))
		throw new Damage('the snapshot does not reach as far as it says');
	return null;
}

interface EntryRow {
	readonly cursor: number;
	readonly account: string | null;
	readonly key: string | null;
	readonly bytes: Buffer;
	readonly checksum: Buffer;
}

/** Looks at every row of a document. Out: what is damaged, and whether it can be served all the same; null when all is well. */
export function scrubDocument(
	db: Database.Database,
	{ document, epoch }: { readonly document: string; readonly epoch: number }
): Fault | null {
	const of = [document, epoch] as const;
	const bad: string[] = [];
	const entries = db.prepare<[string, number], EntryRow>(
		'SELECT cursor, account, key, bytes, checksum FROM entry WHERE document = ? AND epoch = ?'
	);
	const snapshots = db.prepare<[string, number], SnapshotRow & { cursor: number }>(
		'SELECT cursor, vector, bytes, checksum FROM snapshot WHERE document = ? AND epoch = ? AND proven IS NOT NULL'
	);
	/** Looks at something; a page of the file that cannot be read is damage as well. Out: whether nothing was thrown. */
	const looked = (look: () => void): boolean => {
		try {
			look();
			return true;
		} catch (error) {
			bad.push(error instanceof Error ? error.message : String(error));
			return false;
		}
	};
	if (!looked(() => wake(documentReader(db)(document, epoch))))
		return { document, epoch, why: bad.join(), served: false };
	looked(() => {
		for (const row of entries.iterate(...of))
			if (!checksumOf({ document, epoch, ...row }).equals(row.checksum)) bad.push(`entry ${row.cursor}`);
	});
	looked(() => {
		for (const row of snapshots.iterate(...of))
			if (!snapshotChecksum({ document, epoch, ...row }).equals(row.checksum)) bad.push(`snapshot ${row.cursor}`);
	});
	return bad.length > 0 ? { document, epoch, why: `damaged: ${bad.slice(0, 10).join(', ')}`, served: true } : null;
}
