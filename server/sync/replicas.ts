import * as Y from 'yjs';
import type { Cursor } from './documents.ts';
import { Damage, storageCode, type Log } from './log.ts';
import { Refused, type Subject } from './messages.ts';

/** A document in memory: exactly what its log holds, never more. */
export interface Replica {
	readonly doc: Y.Doc;
	cursor: Cursor;
	/** Which account a client id belongs to; ids of the server are in no row. */
	readonly bindings: Map<number, string>;
	frozen: boolean;
}

/** Milliseconds for which a document that could not be read is not tried again. */
const quarantine = 30_000;

export const replicaKey = ({ document, epoch }: { document: string; epoch: number }): string => `${epoch}/${document}`;

/** Whether something in the document waits for what it builds on. */
export const hasPending = (doc: Y.Doc): boolean => doc.store.pendingStructs !== null || doc.store.pendingDs !== null;

function load(log: Log, { document, epoch, known }: Subject): Replica {
	const { updates, cursor } = log.load(document, epoch);
	if (cursor < known) throw new Damage(`the log ends at ${cursor} but ${known} has been read before`);
	const doc = new Y.Doc();
	// One transaction for all, so that Yjs tidies up once and not for every row.
	doc.transact(() => {
		for (const update of updates) Y.applyUpdate(doc, update);
	});
	if (hasPending(doc)) throw new Damage('an update builds on one that is missing');
	return { doc, cursor, bindings: log.bindings(document, epoch), frozen: log.frozenAt(document, epoch) !== null };
}

/**
 * The open documents of the worker. One that cannot be read is put aside for a while and refused as 'unavailable';
 * its bytes stay and no empty one takes its place.
 */
export function keepReplicas(log: () => Log, now: () => number) {
	const replicas = new Map<string, Replica>();
	const holders = new Map<string, Set<number>>();
	const aside = new Map<string, { until: number; why: string }>();

	function drop(key: string): void {
		replicas.get(key)?.doc.destroy();
		replicas.delete(key);
	}

	return {
		/** The document as its log stands, from memory or read anew. Throws Refused. */
		open(subject: Subject): Replica {
			const key = replicaKey(subject);
			const held = replicas.get(key);
			if (held) return held;
			const put = aside.get(key);
			if (put && put.until > now()) throw new Refused('unavailable', put.why);
			aside.delete(key);
			try {
				const replica = load(log(), subject);
				replicas.set(key, replica);
				return replica;
			} catch (error) {
				const code = storageCode(error);
				if (code && code !== 'SQLITE_CORRUPT') throw error;
				const why = error instanceof Error ? error.message : String(error);
				aside.set(key, { until: now() + quarantine, why });
				throw new Refused('unavailable', why);
			}
		},
		/** Forgets what is in memory; the next one who asks reads the log. */
		drop: (subject: Subject) => drop(replicaKey(subject)),
		hold(subject: Subject, connection: number): void {
			const key = replicaKey(subject);
			holders.set(key, (holders.get(key) ?? new Set()).add(connection));
		},
		release(subject: Subject, connection: number): void {
			const key = replicaKey(subject);
			const held = holders.get(key);
			held?.delete(connection);
			if (held?.size === 0) holders.delete(key);
		},
		/** Lets go of every document that nobody holds; called when nothing is pending. */
		sweep(): void {
			for (const key of replicas.keys()) if (!holders.has(key)) drop(key);
		},
		size: (): number => replicas.size
	};
}

export type Replicas = ReturnType<typeof keepReplicas>;
