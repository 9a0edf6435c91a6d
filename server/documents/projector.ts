/** Milliseconds without a new edit after which a document is read, and the longest wait while people go on typing. */
const quiet = 300;
const longest = 2_000;

/**
 * Calls `project` for a document when it has been quiet for a while, and at least every two seconds while it has not.
 * One reading of a document at a time; what changed meanwhile is read again.
 */
export function createProjector(project: (documentId: string) => Promise<unknown>, report: (error: unknown) => void) {
	interface Waiting {
		timer: NodeJS.Timeout;
		readonly since: number;
	}
	const waiting = new Map<string, Waiting>();
	const running = new Map<string, Promise<void>>();
	let stopped = false;

	function run(documentId: string): void {
		waiting.delete(documentId);
		if (running.has(documentId)) {
			touch(documentId);
			return;
		}
		running.set(
			documentId,
			project(documentId)
				.then(() => undefined, report)
				.finally(() => running.delete(documentId))
		);
	}

	function touch(documentId: string): void {
		if (stopped) return;
		const before = waiting.get(documentId);
		if (before) clearTimeout(before.timer);
		const since = before?.since ?? Date.now();
		const wait = Math.max(0, Math.min(quiet, since + longest - Date.now()));
		waiting.set(documentId, { since, timer: setTimeout(() => run(documentId), wait) });
	}

	return {
		touch,
		/** Stops waiting; what was not read is read at the next start. Resolves when nothing runs any more. */
		async stop(): Promise<void> {
			stopped = true;
			for (const { timer } of waiting.values()) clearTimeout(timer);
			waiting.clear();
			await Promise.all(running.values());
		}
	};
}
