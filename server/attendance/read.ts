import type { AttendanceView, Coming, LogLine, Participant } from '#lib/attendance/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { nameOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';
import { attendedMeeting, eventOf, gatherAttendance } from './facts.ts';
import { isOpen } from './log-book.ts';

type Gathered = Awaited<ReturnType<typeof gatherAttendance>>;

const answers: readonly Coming[] = ['room', 'remote', 'away'];
const nobodys = { membershipId: null, politicalParty: null, role: null, organisationId: null, answer: null };

/** Everybody who is expected, has come, or may be written down: seats, those called, the office, guests. */
async function peopleOf(facts: MeetingFacts, { seats, guests, log }: Gathered): Promise<Participant[]> {
	const { read } = context();
	const { meetingId, federationId } = facts;
	const seated = new Set(seats.map(({ membershipId }) => membershipId));
	const [others, answered] = await Promise.all([
		read.membership.findMany({
			where: { federationId, OR: [{ id: { in: [...facts.called] } }, { officeRole: { not: null } }] },
			include: { account: { select: { name: true } } }
		}),
		read.meetingAnswer.findMany({ where: { meetingId, federationId }, select: { membershipId: true, answer: true } })
	]);
	const answerOf = (id: string) =>
		answers.find((word) => word === answered.find((row) => row.membershipId === id)?.answer) ?? null;
	return [
		...seats.map(({ id, membershipId, name, membership, role, organisationId, callOrder }) => ({
			...{ who: id, kind: 'seat' as const, membershipId, name, role, organisationId, callOrder, from: '' },
			politicalParty: membership.politicalParty,
			answer: answerOf(membershipId)
		})),
		...others
			.filter(({ id }) => !seated.has(id))
			.map((row) => ({
				...{ ...nobodys, who: row.id, membershipId: row.id, name: nameOf(row), from: row.title, callOrder: 1 },
				kind: facts.called.includes(row.id) ? ('called' as const) : ('office' as const),
				politicalParty: row.politicalParty,
				answer: answerOf(row.id)
			}))
			.sort((a, b) => a.name.localeCompare(b.name, 'sv')),
		...guests
			.filter((guest) => !guest.withdrawnAt || log.some((row) => row.guestId === guest.id))
			.map(({ id, name, organisation }) => ({
				...{ ...nobodys, who: id, kind: 'guest' as const, name, from: organisation, callOrder: 1 }
			}))
	];
}

/** Gathers a meeting's attendance for the reader. Needs 'meeting.read'. */
async function gather(actor: Actor, meetingId: string) {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const meeting = await attendedMeeting(read, meetingId, facts.federationId);
	return { facts, meeting, gathered: await gatherAttendance(read, meeting) };
}

/**
 * A meeting's attendance: the log and what it is derived from (`attendanceOf(view.facts)`), with names, and what the
 * reader may do. Needs 'meeting.read'.
 */
export async function readAttendance(actor: Actor, meetingId: string): Promise<AttendanceView> {
	const { read, clock } = context();
	const { facts, meeting, gathered } = await gather(actor, meetingId);
	const [people, promised] = await Promise.all([
		peopleOf(facts, gathered),
		read.serveRequest.findMany({
			where: { meetingId, federationId: facts.federationId, state: 'yes' },
			select: { seatId: true, forSeatId: true }
		})
	]);
	const mine = people.filter((one) => one.membershipId !== null && one.membershipId === actor.membershipId);
	const keeps = can(actor, 'attendance.keep', facts);
	// Whoever keeps the log writes for everybody: those they wrote down need not sit beside them.
	const arrivals = keeps ? [] : gathered.log.filter((row) => row.kind === 'arrive' && row.struckAt === null);
	return {
		meetingId,
		facts: gathered.facts,
		people,
		organisations: gathered.organisations,
		mine: mine.map(({ who }) => who),
		beside: arrivals.flatMap(({ seatId, recordedBy }) =>
			seatId !== null && recordedBy === actor.accountId && !mine.some(({ who }) => who === seatId) ? seatId : []
		),
		promises: Object.fromEntries(promised.map(({ seatId, forSeatId }) => [seatId, forSeatId])),
		open: isOpen(meeting, clock.now()),
		may: {
			beside: can(actor, 'attendance.beside', facts),
			keep: keeps,
			inviteGuests: can(actor, 'guest.keep', facts)
		}
	};
}

/** The log with its trace, oldest first: who wrote each row, and who struck it and why. Needs 'meeting.read'. */
export async function readLog(actor: Actor, meetingId: string): Promise<LogLine[]> {
	const { read } = context();
	const { facts, gathered } = await gather(actor, meetingId);
	const accounts = gathered.log.flatMap(({ recordedBy, struckBy }) => [recordedBy, struckBy ?? '']);
	const [members, guests] = await Promise.all([
		read.membership.findMany({
			where: { federationId: facts.federationId, accountId: { in: accounts } },
			select: { accountId: true, knownAs: true, account: { select: { name: true } } }
		}),
		read.guest.findMany({ where: { meetingId, accountId: { in: accounts } }, select: { accountId: true, name: true } })
	]);
	const names = new Map<string, string>([
		...guests.map(({ accountId, name }) => [accountId ?? '', name] as const),
		...members.map((row) => [row.accountId, nameOf(row)] as const)
	]);
	return gathered.log.flatMap((row) =>
		eventOf(row).map((event) => ({
			...event,
			recordedAt: row.recordedAt,
			recordedBy: names.get(row.recordedBy) ?? '',
			struckAt: row.struckAt,
			struckBy: names.get(row.struckBy ?? '') ?? '',
			struckReason: row.struckReason
		}))
	);
}
