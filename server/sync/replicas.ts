import * as Y from 'yjs';
import { fingerprint } from '#lib/yjs/fingerprint.ts';
import type { Cursor } from './documents.ts';
import { storageCode, type Log } from './log.ts';
import { Refused, type Subject } from './messages.ts';
import { createQuarantine } from './quarantine.ts';
import { Damage, storedVector, wake, type StoredDocument } from './stored-document.ts';
import { erasedIn } from './version-tables.ts';

/** An open document: exactly what its log holds, never more. Its text is in memory only while it is awake. */
export interface Replica {
	readonly subject: Subject;
	cursor: Cursor;
	/** Which account a client id belongs to; ids of the server are in no row. */
	readonly bindings: Map<number, string>;
	frozen: boolean;
	/** What the document says; null while it is asleep. */
	doc: Y.Doc | null;
	/** The state vector it fell asleep with. */
	vector: Uint8Array;
	weight: Weight;
	usedAt: number;
	wroteAt: number;
	fingerprint: { readonly cursor: Cursor; readonly bytes: Uint8Array } | null;
}
/** What a document takes, in bytes as they lie in the log. */
export interface Weight {
	readonly snapshot: number;
	/** What came after the snapshot, and in how many rows. */
	readonly tail: number;
	readonly rows: number;
	/** What still lies in the log below the snapshot. */
	readonly kept: number;
	/** Milliseconds that applying the tail took beyond the ordinary: what it will cost whoever loads it. */
	readonly work: number;
}
/** What waking it costs. */
export const sizeOf = ({ weight }: Replica): number => weight.snapshot + weight.tail;
/** Milliseconds that waking a document of its size takes, generously. */
const ordinary = (replica: Replica): number => 50 + sizeOf(replica) / 4_096;
export type Awake = Replica & { doc: Y.Doc };

/** Milliseconds without use after which a document falls asleep. */
const quiet = 10_000;
/** Bytes, as they lie in the log, of all documents that may be awake; in memory they take about twenty times as much. */
const mostAwake = 4 << 20;

export const replicaKey = ({ document, epoch }: { document: string; epoch: number }): string => `${epoch}/${document}`;

/**
 * The open documents of the worker. Most are asleep: joining one costs no more than a look at its rows. One that cannot
 * be read is put aside for a while and refused as 'unavailable'; its bytes stay and no empty one takes its place.
 */
export function keepReplicas(log: () => Log, now: () => number, report: (message: string, about: object) => void) {
	const replicas = new Map<string, Replica>();
	/** Least recently used first. */
	const awake = new Map<string, Awake>();
	const holders = new Map<string, Set<number>>();
	const unheld = new Set<string>();
	const quarantine = createQuarantine(now, report);
	let awakeBytes = 0;
	let rested = 0;

	function rest(key: string, replica: Awake): void {
		replica.doc.destroy();
		(replica as Replica).doc = null;
		awake.delete(key);
		awakeBytes -= sizeOf(replica);
		rested += sizeOf(replica);
	}

	function drop(key: string): void {
		const replica = awake.get(key);
		if (replica) rest(key, replica);
		replicas.delete(key);
		unheld.delete(key);
	}

	function weigh(replica: Replica, weight: Weight): void {
		if (replica.doc) awakeBytes -= sizeOf(replica);
		replica.weight = weight;
		if (replica.doc) awakeBytes += sizeOf(replica);
	}

	/** Reads a document; whatever is wrong with its bytes puts it aside. Throws Refused, or what the storage threw. */
	function trusted<Result>(subject: Subject, read: () => Result): Result {
		quarantine.ask(subject);
		try {
			const result = read();
			quarantine.end(subject);
			return result;
		} catch (error) {
			const code = storageCode(error);
			if (error instanceof Refused || (code && code !== 'SQLITE_CORRUPT')) throw error;
			const why = error instanceof Error ? error.message : String(error);
			close(subject, why);
			throw new Refused('unavailable', why);
		}
	}

	function close(at: { document: string; epoch: number }, why: string): void {
		drop(replicaKey(at));
		quarantine.put(at, why);
	}

	function stored({ document, epoch, known }: Subject, at: Cursor | null): StoredDocument {
		if (erasedIn(log().db).next(document, epoch) !== null) throw new Refused('erased', `epoch ${epoch} was erased`);
		const found = log().load(document, epoch);
		if (found.cursor < known) throw new Damage(`the log ends at ${found.cursor} but ${known} has been read before`);
		if (at !== null && found.cursor !== at) throw new Damage(`the log ends at ${found.cursor}, not at ${at}`);
		return found;
	}

	function admit(subject: Subject, found: StoredDocument): Replica {
		const { document, epoch } = subject;
		const key = replicaKey(subject);
		if (found.passedOver.length > 0)
			report('a snapshot is damaged and what is older stands in for it', { document, epoch, at: found.passedOver });
		const replica: Replica = {
			subject,
			cursor: found.cursor,
			bindings: log().bindings(document, epoch),
			frozen: log().frozenAt(document, epoch) !== null,
			doc: null,
			vector: storedVector(found),
			weight: {
				snapshot: found.snapshot?.bytes.byteLength ?? 0,
				tail: found.tail.reduce((sum, update) => sum + update.byteLength, 0),
				rows: found.tail.length,
				kept: found.kept,
				work: 0
			},
			usedAt: now(),
			wroteAt: 0,
			fingerprint: null
		};
		replicas.set(key, replica);
		if (!holders.has(key)) unheld.add(key);
		return replica;
	}

	function rouse(key: string, replica: Replica, found: StoredDocument): Awake {
		const from = performance.now();
		replica.doc = wake(found);
		replica.weight = {
			...replica.weight,
			work: Math.max(replica.weight.work, performance.now() - from - ordinary(replica))
		};
		awakeBytes += sizeOf(replica);
		awake.set(key, replica as Awake);
		return replica as Awake;
	}

	/** The document as its log stands, without its text. Throws Refused. */
	function find(subject: Subject): Replica {
		return replicas.get(replicaKey(subject)) ?? trusted(subject, () => admit(subject, stored(subject, null)));
	}

	/** The document awake: to be written in, read or compared. Throws Refused. */
	function open(subject: Subject): Awake {
		const key = replicaKey(subject);
		const held = awake.get(key);
		if (held) {
			awake.delete(key);
			awake.set(key, held);
		}
		const replica =
			held ??
			trusted(subject, () => {
				const asleep = replicas.get(key);
				const found = stored(subject, asleep?.cursor ?? null);
				return rouse(key, asleep ?? admit(subject, found), found);
			});
		replica.usedAt = now();
		return replica;
	}

	return {
		find,
		open,
		/** Its rows as they lie in the log: all of them or a refusal. Throws Refused. */
		stored: (subject: Subject): StoredDocument =>
			trusted(subject, () => stored(subject, replicas.get(replicaKey(subject))?.cursor ?? null)),
		/** What `fingerprint` gives, computed once for each state. Throws Refused. */
		fingerprint(subject: Subject): Uint8Array {
			const known = find(subject);
			if (known.fingerprint?.cursor === known.cursor) return known.fingerprint.bytes;
			const { doc, cursor } = open(subject);
			known.fingerprint = { cursor, bytes: fingerprint(doc) };
			return known.fingerprint.bytes;
		},
		/** An update of this many bytes has been added; `work` in milliseconds, where it was more than the ordinary. */
		grown(replica: Awake, cursor: Cursor, bytes: number, work = 0): void {
			replica.cursor = cursor;
			replica.wroteAt = now();
			const { weight } = replica;
			weigh(replica, { ...weight, tail: weight.tail + bytes, rows: weight.rows + 1, work: weight.work + work });
		},
		/** It has been written anew. */
		compacted(subject: Subject, weight: Weight): void {
			const replica = replicas.get(replicaKey(subject));
			if (replica) weigh(replica, weight);
		},
		/** Forgets what is in memory; the next one who asks reads the log. */
		drop: (subject: Subject) => drop(replicaKey(subject)),
		hold(subject: Subject, connection: number): void {
			const key = replicaKey(subject);
			holders.set(key, (holders.get(key) ?? new Set()).add(connection));
			unheld.delete(key);
		},
		release(subject: Subject, connection: number): void {
			const key = replicaKey(subject);
			const held = holders.get(key);
			held?.delete(connection);
			if (held && held.size > 0) return;
			holders.delete(key);
			if (replicas.has(key)) unheld.add(key);
		},
		/**
		 * Lets go of every document that nobody holds, and puts to sleep what has been quiet or is too much; called when
		 * nothing is pending. `left` hears of those that are let go. Out: bytes that were put to rest since the last time.
		 */
		sweep(left: (replica: Replica) => void): number {
			for (const key of unheld) {
				const replica = replicas.get(key);
				if (replica) left(replica);
				drop(key);
			}
			for (const [key, replica] of awake) {
				if (replica.usedAt + quiet > now() && (awakeBytes <= mostAwake || awake.size === 1)) break;
				replica.vector = Y.encodeStateVector(replica.doc);
				rest(key, replica);
			}
			const bytes = rested;
			rested = 0;
			return bytes;
		},
		all: () => replicas.values(),
		/** Puts a document aside whose bytes were found to be damaged. */
		close,
		size: (): number => replicas.size,
		awake: (): number => awake.size,
		quarantined: quarantine.size
	};
}

export type Replicas = ReturnType<typeof keepReplicas>;

/** The state vector, whether it is awake or not. */
export const vectorOf = ({ doc, vector }: Replica): Uint8Array => (doc ? Y.encodeStateVector(doc) : vector);
