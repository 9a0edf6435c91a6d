import type { AttendedItem } from '#lib/attendance/derive.ts';
import type { AttendanceEvent } from '#lib/attendance/log.ts';
import { outcomeOf, type MeetingEventLine, type Outcome } from './events.ts';
import type { DecidedLine } from './running.ts';

interface Span {
	readonly from: number;
	readonly until: number;
}

/** One thing that somebody missed. */
export type MissedLine =
	| {
			readonly kind: 'item';
			readonly itemId: string;
			/** When it was treated, first and last; none when it was not. */
			readonly from: Date | null;
			readonly until: Date | null;
			readonly outcome: Outcome | null;
			readonly decisions: readonly string[];
			/** Votes on it that were closed: the question and how it went. */
			readonly votes: readonly string[];
	  }
	| { readonly kind: 'chair'; readonly at: Date; readonly name: string; readonly itemId: string | null };

export interface Missed {
	/** When the last stretch away began: names it, for who has seen the lines. */
	readonly since: Date;
	readonly lines: readonly MissedLine[];
}

/** When none of these was there, between two moments. Struck rows count for nothing. */
export function awayOf(mine: readonly string[], log: readonly AttendanceEvent[], from: Date, until: Date): Span[] {
	const moves = log
		.filter(({ who, kind, struck }) => !struck && mine.includes(who) && (kind === 'arrive' || kind === 'leave'))
		.sort((a, b) => a.at.getTime() - b.at.getTime() || a.id - b.id);
	const [begins, ends] = [from.getTime(), until.getTime()];
	const here = new Set<string>();
	const spans: Span[] = [];
	let since: number | null = begins;
	for (const { who, kind, at } of moves) {
		const moment = Math.min(Math.max(at.getTime(), begins), ends);
		if (kind === 'arrive') here.add(who);
		else here.delete(who);
		if (here.size > 0 && since !== null) {
			if (moment > since) spans.push({ from: since, until: moment });
			since = null;
		} else if (here.size === 0) since ??= moment;
	}
	if (since !== null && ends > since) spans.push({ from: since, until: ends });
	return spans;
}

interface Course {
	readonly startedAt: Date;
	/** When the meeting ended, or now. */
	readonly until: Date;
	/** The item the meeting is on. */
	readonly currentId: string | null;
	readonly items: readonly AttendedItem[];
	readonly events: readonly MeetingEventLine[];
	readonly decided: readonly DecidedLine[];
	/** Votes that are closed. */
	readonly voted: readonly DecidedLine[];
}

/**
 * What happened in a meeting while somebody was not there, one line a thing, in the order it happened (S12): items that
 * were left without them, with what was voted and decided and how they were left, and who took the chair. Null when they have
 * missed nothing.
 */
export function missedOf(mine: readonly string[], log: readonly AttendanceEvent[], course: Course): Missed | null {
	if (mine.length === 0) return null;
	const away = awayOf(mine, log, course.startedAt, course.until);
	const last = away.at(-1);
	if (!last) return null;
	const missed = (at: Date) => away.some(({ from, until }) => at.getTime() >= from && at.getTime() <= until);
	const events = course.events.filter(({ at }) => missed(at));
	const left = course.items.filter((item) => item.endedAt && item.itemId !== course.currentId && missed(item.endedAt));
	const ids = [
		...left.map(({ itemId }) => itemId),
		...[...course.decided, ...course.voted].filter(({ at }) => missed(at)).map(({ itemId }) => itemId),
		...events.flatMap(({ kind, itemId }) => (outcomeOf(kind) && itemId ? itemId : []))
	];
	const items = [...new Set(ids)].map((itemId) => {
		const treated = course.items.find((item) => item.itemId === itemId);
		const settled = course.events.findLast(
			(one) => one.itemId === itemId && (outcomeOf(one.kind) ?? one.kind === 'reopened')
		);
		const here = (lines: readonly DecidedLine[]) => lines.filter((one) => one.itemId === itemId && missed(one.at));
		const [decisions, votes] = [here(course.decided), here(course.voted)];
		const at = treated?.endedAt ?? decisions.at(-1)?.at ?? votes.at(-1)?.at ?? settled?.at ?? course.until;
		const line: MissedLine = {
			...{ kind: 'item', itemId, from: treated?.startedAt ?? null, until: treated?.endedAt ?? null },
			...{ outcome: outcomeOf(settled?.kind ?? null) },
			...{ decisions: decisions.map(({ text }) => text), votes: votes.map(({ text }) => text) }
		};
		return { at, line };
	});
	const chairs = events
		.filter(({ kind }) => kind === 'chair')
		.map(({ at, name, itemId }) => ({ at, line: { kind: 'chair', at, name, itemId } as const }));
	const lines = [...items, ...chairs].sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ line }) => line);
	return lines.length > 0 ? { since: new Date(last.from), lines } : null;
}
