import type { SeatRole } from '#lib/permissions/facts.ts';
import { seatRoleOf } from '#lib/network/roles.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { attendedMeeting, seatsOf } from '#server/attendance/facts.ts';
import { countingAt, nameOf } from '#server/network/find.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';

type Database = ReadClient | Transaction;

export interface AtMinutes {
	readonly membershipId: string;
	readonly name: string;
	readonly role: SeatRole | null;
}

/** Who may adjust: those with a place at the table who came (all of them where nobody's coming was written down), observers left out. */
export async function mayAdjust(db: Database, facts: MeetingFacts): Promise<AtMinutes[]> {
	const seats = await seatsOf(db, await attendedMeeting(db, facts.meetingId, facts.federationId));
	const { meetingId, federationId } = facts;
	const came = await db.attendance.findMany({
		where: { meetingId, federationId, kind: 'arrive', struckAt: null, seatId: { not: null } },
		select: { seatId: true }
	});
	const able = seats.filter(
		({ id, role }) => role !== 'observer' && (came.length === 0 || came.some(({ seatId }) => seatId === id))
	);
	return [...new Map(able.map((seat) => [seat.membershipId, seat])).values()].map(({ membershipId, name, role }) => ({
		...{ membershipId, name, role: seatRoleOf(role) }
	}));
}

/** Who may keep the minutes: those at the table, and those at the office. */
export async function mayKeep(db: Database, facts: MeetingFacts): Promise<AtMinutes[]> {
	const { startsAt } = await attendedMeeting(db, facts.meetingId, facts.federationId);
	const [seated, office] = await Promise.all([
		mayAdjust(db, facts),
		db.membership.findMany({
			where: { federationId: facts.federationId, officeRole: { not: null }, ...countingAt(startsAt) },
			select: { id: true, knownAs: true, account: { select: { name: true } } }
		})
	]);
	const others = office
		.filter(({ id }) => !seated.some(({ membershipId }) => membershipId === id))
		.map((one) => ({ membershipId: one.id, name: nameOf(one), role: null }))
		.toSorted((a, b) => a.name.localeCompare(b.name, 'sv'));
	return [...seated, ...others];
}
