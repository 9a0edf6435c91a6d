import { versionPace } from '#lib/history/pace.ts';

interface Written {
	/** When the writing began that no version holds, and when it last went on. */
	readonly since: number;
	last: number;
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
	const written = new Map<string, Written>();
	/** One for all documents: what is written meanwhile is noted, and looked at when it fires. */
	let timer: NodeJS.Timeout | null = null;
	/** One after the other: after a start many are due at once, and nobody waits for them. */
	let running: Promise<unknown> = Promise.resolve();
	let stopped = false;

	const dueAt = ({ since, last }: Written): number => Math.min(last + quiet, since + longest);

	function arm(at: number): void {
		timer = setTimeout(look, Math.max(0, at - Date.now()));
		timer.unref();
	}

	function look(): void {
		timer = null;
		const now = Date.now();
		for (const [documentId, one] of written) {
			if (dueAt(one) > now) continue;
			written.delete(documentId);
			running = running.then(() => (stopped ? null : keep(documentId))).catch(report);
		}
		if (written.size > 0) arm(Math.min(...[...written.values()].map(dueAt)));
	}

	return {
		/** Something was written in it. Called for every update. */
		touch(documentId: string): void {
			if (stopped) return;
			const now = Date.now();
			const before = written.get(documentId);
			if (before) before.last = now;
			else written.set(documentId, { since: now, last: now });
			if (!timer) arm(now + quiet);
		},
		/** Resolves when nothing runs any more. */
		async stop(): Promise<void> {
			stopped = true;
			if (timer) clearTimeout(timer);
			written.clear();
			await running;
		}
	};
}
