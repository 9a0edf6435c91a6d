import { placeEvents } from '#lib/meetings/place-events.ts';
import { whoLed, type Led } from '#lib/meetings/who-led.ts';
import { attendedMeeting, gatherAttendance } from '#server/attendance/facts.ts';
import type { MeetingEvent } from '#server/db/generated/client.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { countingAt } from '#server/network/find.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';

type Database = ReadClient | Transaction;

export interface MeetingLed extends Led {
	/** Everybody who led an item as it was left, by membership, with those items; the first who led first. */
	readonly chairs: readonly { readonly membershipId: string; readonly itemIds: readonly string[] }[];
	/** What happened, each with the item the meeting was on. */
	readonly events: readonly MeetingEvent[];
}

/**
 * Who led the meeting. Where it came to no item: the one the chair was handed to, else the chair, else the vice-chair,
 * whoever of them came; the chair where nobody's coming was written down. For whoever has asked for permission.
 */
export async function readLed(db: Database, facts: MeetingFacts): Promise<MeetingLed> {
	const { meetingId, federationId } = facts;
	const [gathered, events, items] = await Promise.all([
		attendedMeeting(db, meetingId, federationId).then((meeting) => gatherAttendance(db, meeting)),
		db.meetingEvent.findMany({ where: { meetingId, federationId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] }),
		db.agendaItem.findMany({
			where: { meetingId, federationId, removedAt: null, state: { not: 'struck' } },
			select: { id: true }
		})
	]);
	const led = whoLed(gathered.facts, gathered.day(), events);
	const treated = [...led.byItem].filter(([itemId]) => items.some(({ id }) => id === itemId));
	const ids = [...new Set(treated.map(([, membershipId]) => membershipId))];
	const nobody = ids.length === 0 ? await chairApart(db, facts) : null;
	return {
		...led,
		chairs: [...ids, ...(nobody ? [nobody] : [])].map((membershipId) => ({
			membershipId,
			itemIds: treated.flatMap(([itemId, who]) => (who === membershipId ? itemId : []))
		})),
		events: placeEvents(events, gathered.facts.stretches)
	};
}

async function chairApart(db: Database, { meetingId, federationId, groupId }: MeetingFacts): Promise<string | null> {
	const meeting = await db.meeting.findFirstOrThrow({
		where: { id: meetingId, federationId },
		select: { chairMembershipId: true, startsAt: true, endedAt: true }
	});
	if (meeting.chairMembershipId) return meeting.chairMembershipId;
	const seats = await db.seat.findMany({
		where: {
			...{ groupId, federationId, role: { in: ['chair', 'vice-chair'] } },
			...countingAt(meeting.endedAt ?? meeting.startsAt)
		},
		orderBy: { role: 'asc' }
	});
	const came = await db.attendance.findMany({
		where: { meetingId, federationId, kind: 'arrive', struckAt: null, seatId: { in: seats.map(({ id }) => id) } },
		select: { seatId: true }
	});
	const there = seats.find((seat) => came.some(({ seatId }) => seatId === seat.id));
	return (there ?? seats[0])?.membershipId ?? null;
}
