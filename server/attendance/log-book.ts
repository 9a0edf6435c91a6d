import type { EventKind, Form } from '#lib/attendance/log.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { CommandContext } from '#server/command.ts';
import type { Transaction } from '#server/db/open.ts';
import { nameOf } from '#server/network/find.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';
import { attendedMeeting, gatherAttendance, type AttendedMeeting } from './facts.ts';

/** Milliseconds before the time it is called for that one may check in. */
export const opensBefore = 2 * 3_600_000;

/** Somebody who can stand in a meeting's log: by a seat, by being called or at the office, or as a guest. */
export interface Place {
	readonly who: string;
	readonly column: 'seatId' | 'membershipId' | 'guestId';
	readonly name: string;
}

export interface NewEvent {
	readonly kind: EventKind;
	readonly who: string;
	readonly form?: Form;
	readonly itemId?: string | null;
	readonly forSeatId?: string | null;
	readonly at?: Date;
}

/** Whether people may check themselves in: while the meeting is on, and from two hours before it. */
export const isOpen = (meeting: AttendedMeeting, now: Date): boolean =>
	meeting.state === 'live' ||
	(meeting.state === 'planned' && meeting.startsAt.getTime() - now.getTime() <= opensBefore);

/** Those of the office, and those called, who have no seat in the group: they stand in the log by their membership. */
async function unseated(db: Transaction, facts: MeetingFacts, seated: ReadonlySet<string>): Promise<Place[]> {
	const rows = await db.membership.findMany({
		where: { federationId: facts.federationId, OR: [{ id: { in: [...facts.called] } }, { officeRole: { not: null } }] },
		select: { id: true, knownAs: true, account: { select: { name: true } } }
	});
	return rows
		.filter(({ id }) => !seated.has(id))
		.map((row) => ({ who: row.id, column: 'membershipId', name: nameOf(row) }));
}

/**
 * A meeting's log, opened inside a command: who can stand in it, what is derived from it so far, and how a row is
 * written. Refuses 'thing.missing'.
 */
export async function openLogBook({ db, actor, now, audit, tell }: CommandContext, meetingId: string) {
	const facts = await meetingFacts(db, meetingId);
	const meeting = await attendedMeeting(db, meetingId, facts.federationId);
	const gathered = await gatherAttendance(db, meeting);
	const { seats, guests } = gathered;
	const places: Place[] = [
		...seats.map(({ id, name }) => ({ who: id, column: 'seatId' as const, name })),
		...(await unseated(db, facts, new Set(seats.map(({ membershipId }) => membershipId)))),
		...guests.filter((one) => !one.withdrawnAt).map(({ id, name }) => ({ who: id, column: 'guestId' as const, name }))
	];
	const day = gathered.day();
	const place = (who: string): Place => places.find((one) => one.who === who) ?? refuse('attendance.no-place');
	return {
		facts,
		meeting,
		gathered,
		day,
		places,
		/** As it stands now. Refuses 'attendance.no-place' for somebody who has none. */
		place,
		now: day.at(now),
		/** Where the actor stands: their seats, else their call or office, or the guest they are. */
		mine: places.filter((one) => isOwn(one, actor, gathered)),
		async write({ kind, who, form, itemId = null, forSeatId = null, at = now }: NewEvent): Promise<void> {
			const { column } = place(who);
			const row = { federationId: facts.federationId, meetingId, kind, [column]: who, form: form ?? null };
			await db.attendance.create({
				data: { ...row, itemId, forSeatId, at, recordedAt: now, recordedBy: actor.accountId ?? '' }
			});
			audit(`attendance.${kind}`, { thingId: meetingId, data: { who, ...(itemId ? { itemId } : {}) } });
			tell({ topic: 'attendance', federationId: facts.federationId, groupId: facts.groupId, meetingId });
		}
	};
}

export type LogBook = Awaited<ReturnType<typeof openLogBook>>;

function isOwn({ who, column }: Place, actor: Actor, { seats, guests }: Awaited<ReturnType<typeof gatherAttendance>>) {
	if (column === 'guestId') return guests.some((one) => one.id === who && one.accountId === actor.accountId);
	if (actor.membershipId === null) return false;
	if (column === 'membershipId') return who === actor.membershipId;
	return seats.some((seat) => seat.id === who && seat.membershipId === actor.membershipId);
}

/** Refuses 'attendance.closed' unless one may check in now, 'attendance.no-place' when the actor has no place there. */
export function demandOwnPlace(book: LogBook, now: Date): void {
	if (!isOpen(book.meeting, now)) refuse('attendance.closed');
	if (book.mine.length === 0) refuse('attendance.no-place');
}

/** Refuses 'thing.missing' unless the item is one of the meeting's, not struck and not removed. */
export async function demandItem(db: Transaction, { meetingId, federationId }: MeetingFacts, itemId: string) {
	const known = await db.agendaItem.count({
		where: { id: itemId, meetingId, federationId, removedAt: null, state: { not: 'struck' } }
	});
	if (known === 0) refuse('thing.missing');
}
