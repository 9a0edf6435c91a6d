import { attendanceOf, type AttendanceOf } from '#lib/attendance/derive.ts';
import {
	eventKindOf,
	formOf,
	type AttendanceEvent,
	type AttendanceFacts,
	type AttendanceRules,
	type AttendingGuest
} from '#lib/attendance/log.ts';
import { seatRoleOf } from '#lib/network/roles.ts';
import { bySeatOrder } from '#lib/network/seat-order.ts';
import { shapeOf, type Part } from '#lib/ui/part.ts';
import { context } from '#server/context.ts';
import type { Attendance } from '#server/db/generated/client.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { countingAt, nameOf } from '#server/network/find.ts';

type Database = ReadClient | Transaction;

/** The meeting as far as attendance goes. */
export interface AttendedMeeting {
	readonly id: string;
	readonly federationId: string;
	readonly groupId: string;
	readonly state: string;
	readonly startsAt: Date;
	readonly startedAt: Date | null;
	readonly endedAt: Date | null;
}

/** The day by which seats count: when it ended, now while it is on, before it the day it is called for. */
const dayOf = ({ state, startsAt, endedAt }: AttendedMeeting): Date =>
	endedAt ?? (state === 'live' ? context().clock.now() : startsAt);

const seatRowsOf = (db: Database, meeting: AttendedMeeting) =>
	db.seat.findMany({
		where: { groupId: meeting.groupId, federationId: meeting.federationId, ...countingAt(dayOf(meeting)) },
		include: {
			organisation: true,
			membership: { select: { id: true, knownAs: true, politicalParty: true, account: { select: { name: true } } } }
		}
	});
type SeatRows = Awaited<ReturnType<typeof seatRowsOf>>;

const named = (rows: SeatRows) =>
	rows.map((row) => ({ ...row, role: seatRoleOf(row.role), name: nameOf(row.membership) })).sort(bySeatOrder);

/** Seats that count at the meeting, and those that have come to it, in the order of every list. */
export const seatsOf = async (db: Database, meeting: AttendedMeeting) => named(await seatRowsOf(db, meeting));

const mustHoldOf = (db: Database, { groupId, federationId }: AttendedMeeting) =>
	db.groupOrganisation.findMany({ where: { groupId, group: { federationId } }, include: { organisation: true } });
type MustHold = Awaited<ReturnType<typeof mustHoldOf>>;

/** Organisations that the group must hold, and those that somebody sits for, in their order. */
function organisationsOf(mustHold: MustHold, seats: ReturnType<typeof named>) {
	const all = [...mustHold.map((row) => row.organisation), ...seats.flatMap((seat) => seat.organisation ?? [])];
	return [...new Map(all.map((one) => [one.id, one])).values()]
		.sort((a, b) => a.place - b.place)
		.flatMap(({ id, name, shortName, part }) => {
			const shape = shapeOf(part);
			const mustBeHeld = mustHold.some((row) => row.organisationId === id);
			return shape === 'office' ? [] : [{ id, name, shortName, part: shape as Part, mustBeHeld }];
		});
}

/** A row of the log as an event; one whose words nobody knows is none. */
export function eventOf(row: Attendance): AttendanceEvent[] {
	const kind = eventKindOf(row.kind);
	const who = row.seatId ?? row.membershipId ?? row.guestId;
	if (!kind || !who) return [];
	const { id, itemId, forSeatId, at } = row;
	return [{ id, kind, who, itemId, forSeatId, at, form: formOf(row.form), struck: row.struckAt !== null }];
}

const ruleOf = (group: { quorum: string; remoteCounts: boolean; soundCounts: boolean }): AttendanceRules => ({
	quorum: group.quorum === 'none' ? 'none' : 'half',
	remoteCounts: group.remoteCounts,
	soundCounts: group.soundCounts
});

export async function rowsOf(db: Database, { id: meetingId, federationId }: AttendedMeeting) {
	const [log, stretches, guests] = await Promise.all([
		db.attendance.findMany({ where: { meetingId, federationId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] }),
		db.itemStretch.findMany({ where: { meetingId, federationId }, orderBy: [{ startedAt: 'asc' }, { id: 'asc' }] }),
		db.guest.findMany({ where: { meetingId, federationId }, include: { items: true }, orderBy: { createdAt: 'asc' } })
	]);
	return { log, stretches, guests };
}

const guestFact = (guest: { id: string; items: { itemId: string }[] }): AttendingGuest => ({
	id: guest.id,
	itemIds: guest.items.map(({ itemId }) => itemId)
});

type Rules = Parameters<typeof ruleOf>[0];
type Rows = Awaited<ReturnType<typeof rowsOf>>;

function gathered(rules: Rules, seatRows: SeatRows, mustHold: MustHold, rows: Rows) {
	const seats = named(seatRows);
	const organisations = organisationsOf(mustHold, seats);
	const facts: AttendanceFacts = {
		seats: seats.map(({ id, membershipId, role, organisationId, substituteForId }) => ({
			...{ id, membershipId, role, organisationId, substituteForId }
		})),
		organisations: organisations.map(({ id, part }) => ({ id, part })),
		events: rows.log.flatMap(eventOf),
		stretches: rows.stretches.map(({ itemId, startedAt, endedAt }) => ({ itemId, startedAt, endedAt })),
		guests: rows.guests.map(guestFact),
		rules: ruleOf(rules)
	};
	let day: AttendanceOf | null = null;
	return {
		...{ facts, seats, organisations, ...rows },
		/** All that is derived from the facts, once for all who share them. */
		day: (): AttendanceOf => (day ??= attendanceOf(facts))
	};
}

/** By the rows of a log, what was gathered with it and the other rows it was gathered from. */
const known = new WeakMap<object, { readonly from: readonly object[]; readonly what: ReturnType<typeof gathered> }>();

/**
 * Everything that attendance is derived from, with the rows it came from. Readers who share their rows
 * (server/db/shared-reads.ts) get the very same objects, and what is derived from them is derived once.
 */
export async function gatherAttendance(db: Database, meeting: AttendedMeeting): Promise<ReturnType<typeof gathered>> {
	const [rules, seatRows, mustHold, rows] = await Promise.all([
		db.group.findFirstOrThrow({
			where: { id: meeting.groupId, federationId: meeting.federationId },
			select: { quorum: true, remoteCounts: true, soundCounts: true }
		}),
		seatRowsOf(db, meeting),
		mustHoldOf(db, meeting),
		rowsOf(db, meeting)
	]);
	const from = [rules, seatRows, mustHold, rows.stretches, rows.guests];
	const before = known.get(rows.log);
	if (before?.from.every((one, index) => one === from[index])) return before.what;
	const what = gathered(rules, seatRows, mustHold, rows);
	known.set(rows.log, { from, what });
	return what;
}

const meetingFields = {
	id: true,
	federationId: true,
	groupId: true,
	state: true,
	startsAt: true,
	startedAt: true,
	endedAt: true
} as const;

/** The meeting's row, for `gatherAttendance`. Inside a command or a read that has asked for permission. */
export const attendedMeeting = (db: Database, meetingId: string, federationId: string): Promise<AttendedMeeting> =>
	db.meeting.findFirstOrThrow({ where: { id: meetingId, federationId }, select: meetingFields });

/**
 * The facts that `attendanceOf` derives everything from, read in the caller's transaction: for a command that must know
 * who is present, such as the opening of a vote. The caller has asked for permission.
 */
export const attendanceFacts = async (
	db: Database,
	{ meetingId, federationId }: { readonly meetingId: string; readonly federationId: string }
): Promise<AttendanceFacts> => (await gatherAttendance(db, await attendedMeeting(db, meetingId, federationId))).facts;
