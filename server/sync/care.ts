import { Closed, type Aside } from './aside.ts';
import type { Fault } from './aside-asks.ts';
import { snapshotsIn } from './compact-tables.ts';
import type { Log } from './log.ts';
import type { Asks } from './messages.ts';
import type { Replicas } from './replicas.ts';

/** Entries dropped in one transaction, so that nobody's writing waits for long. */
const mostAtOnce = 500;

/**
 * Looks at every row of every document, beside the log. A document that cannot be served is put aside, exactly that one;
 * of one that is whole the log is dropped that a snapshot has stood for long enough. One that cannot be looked at is
 * reported and the next one looked at. Out: what was found and dropped.
 */
export async function careForAll(parts: {
	aside: Aside;
	log: () => Log;
	replicas: Replicas;
	now: () => number;
}): Promise<Asks['scrub']['out']> {
	const { aside, log, replicas, now } = parts;
	const snapshots = () => snapshotsIn(log().db);

	function dropSome(document: string, epoch: number, upTo: number): number {
		log().begin();
		try {
			const dropped = snapshots().drop(document, epoch, upTo, mostAtOnce);
			log().commit();
			return dropped;
		} catch (error) {
			log().rollback();
			throw error;
		}
	}

	async function dropOld(document: string, epoch: number): Promise<number> {
		const upTo = snapshots().droppable(document, epoch, now());
		let all = 0;
		for (let some = mostAtOnce; upTo > 0 && some === mostAtOnce; all += some) {
			some = dropSome(document, epoch, upTo);
			await new Promise((resolve) => setImmediate(resolve));
		}
		return all;
	}

	const documents = snapshots().documents();
	const damaged: Fault[] = [];
	let dropped = 0;
	for (const at of documents) {
		try {
			const fault = await aside.ask('scrub', at);
			if (fault) damaged.push(fault);
			else dropped += await dropOld(at.document, at.epoch);
			if (fault?.served === false) replicas.close(at, fault.why);
		} catch (error) {
			if (error instanceof Closed) throw error;
			// Too slow to be looked at, or its old log could not be dropped: whoever opens it is told by its own bytes.
			damaged.push({ ...at, why: `could not be looked after: ${String(error)}`, served: true });
		}
	}
	return { documents: documents.length, damaged, dropped };
}
