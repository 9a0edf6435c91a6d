import { closeCodes } from './close-codes.ts';

/** Milliseconds after which somebody who opens a document is no longer coming back. */
const forgotten = 60_000;
/** Milliseconds over which those who come back are spread: after a line that stood, by why it ended. */
const spreadOf = (code: number): number => (code === closeCodes.rightsChanged ? 300 : code === localEnd ? 500 : 1_000);
const widest = 5_000;

/** The page itself ended the line. */
export const localEnd = 1000;

/**
 * How long a document waits before it comes back, besides y-websocket's own waiting, which is the same for all: hundreds
 * of pages whose lines end at one moment must not come back at one moment. `random`: 0 to 1.
 */
export function createPace(random: () => number = Math.random) {
	const ends = new Map<string, { at: number; spread: number }>();
	return {
		/** Milliseconds to wait before this document's line is opened; none for the first. */
		wait(document: string): number {
			const end = ends.get(document);
			return end && performance.now() - end.at < forgotten ? random() * end.spread : 0;
		},
		/** A line has ended; `stood` when something came over it. */
		ended(document: string, code: number, stood: boolean): void {
			const before = ends.get(document)?.spread ?? 500;
			const spread = stood || code === localEnd ? spreadOf(code) : Math.min(Math.max(before, 500) * 2, widest);
			ends.set(document, { at: performance.now(), spread });
		},
		/** The next line of this document opens at once. */
		forget: (document: string): void => void ends.delete(document)
	};
}
