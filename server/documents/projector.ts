import { createAlarm, createPauses } from './pauses.ts';

/** Milliseconds without a new edit after which a document is read. */
const quiet = 300;
/** Milliseconds between two readings of a document in which people go on typing: the shortest and the longest. */
const soonest = 2_000;
const latest = 10_000;
/** Of the time, so much at most goes to reading documents while people go on typing. */
const share = 1 / 50;

/**
 * Calls `project` for a document when it has been quiet for a while, and every two seconds while it has not; less often
 * when many documents are written in at once, so that reading them takes little from those who write. One reading of a
 * document at a time; what changed meanwhile is read again, and what could not be read in growing pauses until it can be.
 */
export function createProjector(project: (documentId: string) => Promise<unknown>, report: (error: unknown) => void) {
	interface Waiting {
		readonly since: number;
		touched: number;
		/** It failed, and is left alone until then. */
		notBefore: number;
	}
	const waiting = new Map<string, Waiting>();
	const running = new Map<string, Promise<void>>();
	/** Milliseconds of one reading, smoothed. */
	let cost = 0;
	const alarm = createAlarm(look);
	const pauses = createPauses();
	let stopped = false;

	const dueAt = ({ since, touched, notBefore }: Waiting, now: number): number => {
		const apart = Math.min(latest, Math.max(soonest, (waiting.size * cost) / share));
		return Math.max(now, notBefore, Math.min(touched + quiet, since + apart));
	};

	function again(documentId: string, error: unknown): void {
		report(error);
		const pause = pauses.failed(documentId, error);
		if (pause === null || stopped) return;
		const now = Date.now();
		const { since, touched } = waiting.get(documentId) ?? { since: now, touched: now };
		waiting.set(documentId, { since, touched, notBefore: now + pause });
		alarm.at(now + pause);
	}

	async function run(documentId: string): Promise<void> {
		const from = performance.now();
		await project(documentId).then(
			() => pauses.done(documentId),
			(error: unknown) => again(documentId, error)
		);
		cost += (performance.now() - from - cost) / 8;
	}

	/** Reads what is due, and comes back for the next. */
	function look(): void {
		const now = Date.now();
		let next = Infinity;
		for (const [documentId, one] of waiting) {
			const due = dueAt(one, now);
			if (due > now || running.has(documentId)) {
				next = Math.min(next, Math.max(due, now + quiet / 4));
				continue;
			}
			waiting.delete(documentId);
			running.set(
				documentId,
				run(documentId).finally(() => running.delete(documentId))
			);
		}
		alarm.at(next);
	}

	return {
		/** Something was written in a document. */
		touch(documentId: string): void {
			if (stopped) return;
			const now = Date.now();
			const there = waiting.get(documentId);
			if (there) there.touched = now;
			else waiting.set(documentId, { since: now, touched: now, notBefore: 0 });
			alarm.at(now + quiet);
		},
		/** Stops waiting; what was not read is read at the next start. Resolves when nothing runs any more. */
		async stop(): Promise<void> {
			stopped = true;
			alarm.stop();
			waiting.clear();
			await Promise.all(running.values());
		}
	};
}
