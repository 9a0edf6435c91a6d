import { Closed, type Aside } from './aside.ts';
import { snapshotsIn } from './compact-tables.ts';
import { storageCode, type Log } from './log.ts';
import type { Subject } from './messages.ts';
import { replicaKey, type Replica, type Replicas } from './replicas.ts';

/** Rows and bytes after the newest snapshot from which on a document is written anew once it is quiet. */
const longTail = 500;
const heavyTail = 256 << 10;
/** Rows from which on it is written anew when the last one leaves. */
const tailAtLeave = 50;
/** Rows and bytes from which on quiet is not waited for any longer. */
const endlessTail = 5_000;
const hugeTail = 4 << 20;
/** Milliseconds of work in the tail from which on it is written anew at once, so that nobody has to do that work again. */
const muchWork = 100;
/** Milliseconds without writing that count as quiet. */
const quiet = 5_000;
/** Milliseconds for which a document is left alone that could not be written anew, and after the storage failed. */
const pause = 3_600_000;
const shortPause = 60_000;

/**
 * Writes documents anew when their log has grown long: the thread beside builds the snapshot from the file and holds it
 * against the log, here it is stored in one transaction, that thread reads it back from the file, and only then it
 * counts. Whatever is interrupted leaves the log as it was.
 */
export function createCompaction(parts: {
	aside: Aside;
	log: () => Log;
	replicas: Replicas;
	now: () => number;
	report(message: string, about: object): void;
}) {
	const { aside, log, replicas, now } = parts;
	const due = new Map<string, Subject>();
	const left = new Map<string, number>();
	let running: Promise<void> | null = null;

	async function compact(subject: Subject): Promise<void> {
		const { document, epoch } = subject;
		const made = await aside.ask('snapshot', { subject });
		const checksum = snapshotsIn(log().db).add(document, epoch, made, now());
		if (!checksum) return;
		const { cursor } = made;
		try {
			await aside.ask('prove', { subject, cursor, checksum });
		} catch (error) {
			snapshotsIn(log().db).forget(document, epoch, cursor);
			throw error;
		}
		log().begin();
		try {
			snapshotsIn(log().db).prove(document, epoch, cursor, now());
			log().commit();
		} catch (error) {
			log().rollback();
			throw error;
		}
		const tail = snapshotsIn(log().db).tail(document, epoch, cursor);
		replicas.compacted(subject, { snapshot: made.bytes.byteLength, kept: made.kept, work: 0, ...tail });
	}

	function next(): void {
		const [first] = due;
		if (running || !first) return;
		const [key, subject] = first;
		due.delete(key);
		running = compact(subject)
			.catch((error: unknown) => {
				if (error instanceof Closed) return;
				left.set(key, now() + (storageCode(error) ? shortPause : pause));
				parts.report('a document could not be written anew', { document: subject.document, why: String(error) });
			})
			.finally(() => {
				running = null;
				next();
			});
	}

	function want(subject: Subject): void {
		const key = replicaKey(subject);
		if ((left.get(key) ?? 0) > now()) return;
		left.delete(key);
		due.set(key, subject);
		next();
	}

	return {
		/** To be asked at intervals. */
		look(): void {
			for (const replica of replicas.all()) {
				const { weight, wroteAt } = replica;
				if (weight.rows < longTail && weight.tail < heavyTail && weight.work < muchWork) continue;
				if (
					weight.work >= muchWork ||
					weight.rows >= endlessTail ||
					weight.tail >= hugeTail ||
					wroteAt + quiet <= now()
				)
					want(replica.subject);
			}
		},
		/** The last one has left this document. */
		left({ subject, weight }: Replica): void {
			if (weight.rows >= tailAtLeave || weight.tail >= heavyTail || weight.work >= muchWork) want(subject);
		},
		/** Resolves when nothing is being written anew. */
		async settled(): Promise<void> {
			while (running) await running;
		}
	};
}
