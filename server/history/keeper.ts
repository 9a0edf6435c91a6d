import { versionPace } from '#lib/history/pace.ts';
import { createAlarm, createPauses } from '#server/documents/pauses.ts';

interface Written {
	/** When the writing began that no version holds, and when it last went on. */
	readonly since: number;
	last: number;
	/** It could not be kept, and is left alone until then. */
	notBefore: number;
}

/**
 * Keeps a version of a document at the end of a stretch of writing, and at intervals while it goes on. What a crash or a
 * stop left without a version is touched again at the next start; what could not be kept is tried again in growing
 * pauses.
 */
export function createKeeper(
	keep: (documentId: string) => Promise<unknown>,
	report: (error: unknown) => void,
	{ quiet, longest }: { readonly quiet: number; readonly longest: number } = versionPace
) {
	const written = new Map<string, Written>();
	const alarm = createAlarm(look);
	const pauses = createPauses();
	/** One after the other: after a start many are due at once, and nobody waits for them. */
	let running: Promise<unknown> = Promise.resolve();
	let stopped = false;

	const dueAt = ({ since, last, notBefore }: Written): number =>
		Math.max(notBefore, Math.min(last + quiet, since + longest));

	function again(documentId: string, error: unknown): void {
		report(error);
		const pause = pauses.failed(documentId, error);
		if (pause === null || stopped) return;
		const now = Date.now();
		const { since, last } = written.get(documentId) ?? { since: now, last: now };
		written.set(documentId, { since, last, notBefore: now + pause });
		alarm.at(now + pause);
	}

	async function run(documentId: string): Promise<void> {
		if (stopped) return;
		await keep(documentId).then(
			() => pauses.done(documentId),
			(error: unknown) => again(documentId, error)
		);
	}

	function look(): void {
		const now = Date.now();
		for (const [documentId, one] of written) {
			if (dueAt(one) > now) continue;
			written.delete(documentId);
			running = running.then(() => run(documentId));
		}
		for (const one of written.values()) alarm.at(dueAt(one));
	}

	return {
		/** Something was written in it. Called for every update. */
		touch(documentId: string): void {
			if (stopped) return;
			const now = Date.now();
			const before = written.get(documentId);
			if (before) before.last = now;
			else written.set(documentId, { since: now, last: now, notBefore: 0 });
			alarm.at(now + quiet);
		},
		/** Resolves when nothing runs any more. */
		async stop(): Promise<void> {
			stopped = true;
			alarm.stop();
			written.clear();
			await running;
		}
	};
}
