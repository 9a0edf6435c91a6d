import type { SpeakerKind } from './list.ts';

/** Most seconds that a reply or a point of order has, where speaking time is limited at all. */
const shortest = 60;

/** Seconds somebody may speak; none = no limit. */
export const allowedSeconds = (kind: SpeakerKind, speakSeconds: number | null): number | null =>
	speakSeconds === null || kind === 'floor' ? speakSeconds : Math.min(speakSeconds, shortest);

/** A time in which the meeting paused; no end while it does. */
export interface Pause {
	readonly from: Date;
	readonly until: Date | null;
}

/** The pauses of a meeting, from what happened in it in the order it happened. */
export function pausesOf(events: readonly { readonly kind: string; readonly at: Date }[]): Pause[] {
	const pauses: Pause[] = [];
	for (const { kind, at } of events) {
		const last = pauses.at(-1);
		if (kind === 'paused' && last?.until !== null) pauses.push({ from: at, until: null });
		else if (kind !== 'paused' && ['resumed', 'ended'].includes(kind) && last?.until === null)
			pauses[pauses.length - 1] = { ...last, until: at };
	}
	return pauses;
}

/** Seconds somebody has spoken, pauses left out (S10). */
export function spokenSeconds(
	speech: { readonly startedAt: Date | null; readonly endedAt: Date | null },
	pauses: readonly Pause[],
	now: Date
): number {
	if (!speech.startedAt) return 0;
	const [from, until] = [speech.startedAt.getTime(), (speech.endedAt ?? now).getTime()];
	const paused = pauses.reduce((sum, pause) => {
		const begins = Math.max(from, pause.from.getTime());
		const ends = Math.min(until, pause.until?.getTime() ?? until);
		return sum + Math.max(0, ends - begins);
	}, 0);
	return Math.max(0, until - from - paused) / 1000;
}
