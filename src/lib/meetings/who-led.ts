import type { AttendanceOf, Presence } from '#lib/attendance/derive.ts';
import type { AttendanceFacts, Stretch } from '#lib/attendance/log.ts';
import { grace } from '#lib/attendance/spans.ts';
import { actingChairOf } from './acting-chair.ts';

/** The chair was handed to somebody, or back to nobody: for one item, or for the meeting. */
export interface ChairEvent {
	readonly kind: string;
	readonly at: Date;
	readonly itemId: string | null;
	readonly membershipId: string | null;
}

/** From here on somebody else led: the meeting, or just the item. */
export interface LeadChange {
	readonly itemId: string;
	/** None where they led the item from its beginning. */
	readonly at: Date | null;
	readonly who: string;
	readonly of: 'item' | 'meeting';
}

export interface Led {
	/** In the order they happened; who led at the beginning is no change. */
	readonly changes: readonly LeadChange[];
	/** Who led each item when it was left, which is when it was decided, in the order of treatment. */
	readonly byItem: ReadonlyMap<string, string>;
}

interface Point {
	readonly itemId: string;
	readonly at: number;
	/** Who leads, and who would if nothing were special about the item. */
	readonly leader: string | null;
	readonly usual: string | null;
}

const moves = new Set(['arrive', 'leave', 'recuse', 'return']);
const handed = (kind: string) => kind === 'chair' || kind === 'chair-back';

/** Who had been handed the chair at a moment, for an item or (null) for the meeting. */
const heldAt = (events: readonly ChairEvent[], itemId: string | null, at: number): string | null => {
	const last = events.findLast((event) => event.itemId === itemId && event.at.getTime() <= at);
	return last?.kind === 'chair' ? last.membershipId : null;
};

/**
 * When in a stretch somebody else may have come to lead. Who comes while the first item begins, and goes while the last
 * one ends, changes nothing, as on the list of who was present.
 */
function momentsOf(
	stretch: Stretch,
	facts: AttendanceFacts,
	events: readonly ChairEvent[],
	place: { readonly first: boolean; readonly last: boolean }
) {
	const [from, until] = [stretch.startedAt.getTime(), stretch.endedAt?.getTime() ?? Infinity];
	const inside = (at: number) => at > from && at < until;
	const acts = events.map(({ at }) => at.getTime()).filter(inside);
	const came = facts.events
		.filter(({ kind, struck }) => !struck && moves.has(kind))
		.map(({ at }) => at.getTime())
		.filter((at) => inside(at) && !(place.last && until - at <= grace.end));
	const calm = Math.min(from + grace.start, ...acts);
	const settled = place.first ? Math.max(from, ...came.filter((at) => at <= calm)) : from;
	return [...new Set([settled, ...acts, ...came.filter((at) => at > settled)])].toSorted((a, b) => a - b);
}

function pointsOf(facts: AttendanceFacts, day: AttendanceOf, events: readonly ChairEvent[]): Point[] {
	const stretches = facts.stretches.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
	return stretches.flatMap((stretch, index) => {
		const place = { first: index === 0, last: index === stretches.length - 1 };
		return momentsOf(stretch, facts, events, place).map((at): Point => {
			const { itemId } = stretch;
			const now = day.at(new Date(at));
			// One that was left at once has no moment of its own.
			const presence: Presence = now.itemId === itemId ? now : day.at(itemId);
			const meetingChair = heldAt(events, null, at);
			const itemChair = heldAt(events, itemId, at);
			return {
				...{ itemId, at },
				leader: actingChairOf({ itemChair, meetingChair }, facts.seats, presence),
				usual: actingChairOf({ itemChair: null, meetingChair }, facts.seats, {
					here: presence.here,
					recused: new Set()
				})
			};
		});
	});
}

/**
 * Who led a meeting, by membership, from what is written down of it: the attendance log, the stretches of items, and the
 * chair as it was handed over (S1, S2). Pure and total; `day`: what is derived from `facts`.
 */
export function whoLed(facts: AttendanceFacts, day: AttendanceOf, all: readonly ChairEvent[]): Led {
	const events = all.filter(({ kind }) => handed(kind)).toSorted((a, b) => a.at.getTime() - b.at.getTime());
	const byItem = new Map<string, string>();
	const changes: LeadChange[] = [];
	let said: string | null = null;
	let before: Point | null = null;
	for (const point of pointsOf(facts, day, events)) {
		const { itemId, leader, usual } = point;
		const moment = new Date(point.at);
		const within = before?.itemId === itemId;
		const other = within && before?.leader !== leader;
		const begun = byItem.has(itemId);
		if (before === null) said = usual;
		if (leader !== null) byItem.set(itemId, leader);
		if (leader !== null && leader !== usual && (other || !within))
			changes.push({ itemId, at: begun ? moment : null, who: leader, of: 'item' });
		else if (leader !== null && leader === usual && usual !== said) {
			changes.push({ itemId, at: moment, who: leader, of: 'meeting' });
			said = usual;
		} else if (leader !== null && leader === usual && other)
			changes.push({ itemId, at: moment, who: leader, of: 'item' });
		before = point;
	}
	return { changes, byItem };
}
