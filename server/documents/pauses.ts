import { isRefusal } from '#lib/refusals/refusal.ts';

/** Milliseconds before the first new try, and the longest between two. */
const first = 2_000;
const longest = 600_000;

/** When to try again with a document that could not be read: in pauses that grow until it has been. */
export function createPauses() {
	const failures = new Map<string, number>();
	return {
		/** It failed. Out: milliseconds until the next try; null for a document that is not there any more. */
		failed(documentId: string, error: unknown): number | null {
			if (isRefusal(error) && error.code === 'thing.missing') {
				failures.delete(documentId);
				return null;
			}
			const before = failures.get(documentId) ?? 0;
			failures.set(documentId, before + 1);
			return Math.min(longest, first * 2 ** before);
		},
		done: (documentId: string): void => void failures.delete(documentId)
	};
}

/** One timer that goes off at the earliest moment anybody asked for. `look` asks for the next one. */
export function createAlarm(look: () => void) {
	let timer: NodeJS.Timeout | undefined;
	let due = Infinity;
	return {
		/** In milliseconds as Date.now(). */
		at(moment: number): void {
			if (moment >= due) return;
			clearTimeout(timer);
			due = moment;
			timer = setTimeout(
				() => {
					due = Infinity;
					look();
				},
				Math.max(0, moment - Date.now())
			);
			timer.unref();
		},
		stop(): void {
			clearTimeout(timer);
			due = Infinity;
		}
	};
}
