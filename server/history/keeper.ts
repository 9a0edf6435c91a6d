import { versionPace } from '#lib/history/pace.ts';

interface Waiting {
	timer: NodeJS.Timeout;
	/** When the writing began that no version holds. */
	readonly since: number;
}

/**
 * Keeps a version of a document at the end of a stretch of writing, and at intervals while it goes on. What a crash or a
 * stop left without a version is touched again at the next start.
 */
export function createKeeper(
	keep: (documentId: string) => Promise<unknown>,
	report: (error: unknown) => void,
	{ quiet, longest }: { readonly quiet: number; readonly longest: number } = versionPace
) {
	const waiting = new Map<string, Waiting>();
	/** One after the other: after a start many are due at once, and nobody waits for them. */
	let running: Promise<unknown> = Promise.resolve();
	let stopped = false;

	function run(documentId: string): void {
		waiting.delete(documentId);
		running = running.then(() => (stopped ? null : keep(documentId))).catch(report);
	}

	return {
		/** Something was written in it. */
		touch(documentId: string): void {
			if (stopped) return;
			const before = waiting.get(documentId);
			clearTimeout(before?.timer);
			const since = before?.since ?? Date.now();
			const wait = Math.max(0, Math.min(quiet, since + longest - Date.now()));
			const timer = setTimeout(() => run(documentId), wait);
			timer.unref();
			waiting.set(documentId, { timer, since });
		},
		/** Resolves when nothing runs any more. */
		async stop(): Promise<void> {
			stopped = true;
			for (const { timer } of waiting.values()) clearTimeout(timer);
			waiting.clear();
			await running;
		}
	};
}
