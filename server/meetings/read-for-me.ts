import { ownerKindOf } from '#lib/assignments/assignment.ts';
import { attendanceOf } from '#lib/attendance/derive.ts';
import { registerNumber } from '#lib/decisions/decision.ts';
import { readIds } from '#lib/decisions/took-part.ts';
import type { ForMe } from '#lib/meetings/for-me.ts';
import { awayOf, missedOf } from '#lib/meetings/missed.ts';
import { sentTo, type NamedOrganisation, type Touch, type TouchingDecision } from '#lib/meetings/touching.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { abstain, optionsOf } from '#lib/votes/poll.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { readMeetingAssignments } from '#server/assignments/read.ts';
import { readAttendance } from '#server/attendance/read.ts';
import { readNamedItems } from '#server/attendance/read-items.ts';
import { context } from '#server/context.ts';
import { seatNames } from '#server/decisions/names.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';
import { readRunning } from './read-running.ts';

/** Organisations that the actor sits for, in any group. */
async function organisationsOf(actor: Actor, federationId: string): Promise<NamedOrganisation[]> {
	const ids = actor.seats.flatMap(({ organisationId }) => organisationId ?? []);
	return context().read.organisation.findMany({
		where: { federationId, id: { in: [...new Set(ids)] } },
		select: { id: true, name: true, shortName: true },
		orderBy: { place: 'asc' }
	});
}

/** Decisions that are sent to these organisations, give them something to do, or were moved or reserved against by them. */
async function touchingOf(
	{ meetingId, federationId, groupId }: MeetingFacts,
	organisations: readonly NamedOrganisation[],
	itemName: (id: string) => string
): Promise<TouchingDecision[]> {
	const { read } = context();
	const ids = organisations.map(({ id }) => id);
	const [decisions, tasks, seats, name] = await Promise.all([
		read.decision.findMany({
			where: { meetingId, federationId, state: 'decided' },
			include: { motions: { where: { withdrawnAt: null } }, reservations: { where: { withdrawnAt: null } } },
			orderBy: [{ year: 'asc' }, { ordinal: 'asc' }]
		}),
		read.assignment.findMany({
			where: { meetingId, federationId, decisionId: { not: null }, state: { not: 'dropped' } }
		}),
		read.seat.findMany({ where: { groupId, federationId, organisationId: { in: ids } }, select: { id: true } }),
		seatNames(read, { federationId, groupId })
	]);
	const theirs = new Set(seats.map(({ id }) => id));
	const nameOf = (id: string) => organisations.find((one) => one.id === id)?.name ?? '';
	return decisions.flatMap((row): TouchingDecision[] => {
		const movers = row.motions.flatMap(({ seatId, joined }) => [seatId, ...readIds(joined)]);
		const touches: Touch[] = [
			...organisations
				.filter((one) => sentTo(row.addressees, one))
				.map(({ name: organisation }) => ({ kind: 'addressee' as const, organisation })),
			...tasks
				.filter((task) => task.decisionId === row.id && ownerKindOf(task.ownerKind) === 'organisation')
				.filter(({ ownerId }) => ids.includes(ownerId))
				.map(({ ownerId, text }) => ({ kind: 'assignment' as const, organisation: nameOf(ownerId), text })),
			...[...new Set(movers)]
				.filter((seat) => theirs.has(seat))
				.map((seat) => ({ kind: 'motion' as const, name: name(seat).name })),
			...row.reservations
				.filter(({ seatId }) => theirs.has(seatId))
				.map(({ kind, seatId }) => ({
					kind: kind === 'reservation' ? ('reservation' as const) : ('note' as const),
					name: name(seatId).name
				}))
		];
		const number = registerNumber(row);
		return touches.length > 0 && number
			? [{ id: row.id, number, text: row.text, item: itemName(row.itemId), touches }]
			: [];
	});
}

/** How the actor voted in polls that are closed and have names; of a secret one nothing is known. */
async function votesOf(actor: Actor, { meetingId, federationId }: MeetingFacts, itemName: (id: string) => string) {
	const rows = await context().read.ballot.findMany({
		where: {
			federationId,
			membershipId: actor.membershipId ?? '',
			poll: { meetingId, kind: 'open', state: 'closed' }
		},
		include: { poll: true },
		orderBy: { poll: { openedAt: 'asc' } }
	});
	return rows.map(({ poll, choice }) => ({
		item: itemName(poll.itemId),
		question: poll.question,
		choice:
			choice === abstain ? m.votes_abstain() : (optionsOf(poll.options).find(({ id }) => id === choice)?.text ?? '')
	}));
}

/**
 * What a meeting that is over left for the reader (U19): their tasks, decisions that touch their organisation, how they
 * voted, what they missed. Null before it has ended. Needs 'meeting.read'.
 */
export async function readForMe(actor: Actor, meetingId: string): Promise<ForMe | null> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	if (facts.meetingState !== 'ended') return null;
	const { federationId } = facts;
	const [meeting, attendance, running, named, tasks, organisations] = await Promise.all([
		read.meeting.findFirstOrThrow({ where: { id: meetingId, federationId } }),
		readAttendance(actor, meetingId),
		readRunning(actor, meetingId),
		readNamedItems(actor, meetingId),
		readMeetingAssignments(actor, meetingId),
		organisationsOf(actor, federationId)
	]);
	const items = Object.fromEntries(named.map(({ id, name, title }) => [id, { name, title }]));
	const itemName = (id: string) => {
		const { name = '', title = '' } = items[id] ?? {};
		return name.includes(title) ? name : `${name} ${title}`;
	};
	const { mine, facts: log } = attendance;
	const called = attendance.people.some(({ who, kind }) => mine.includes(who) && kind !== 'office');
	const came = log.events.some(({ who, kind, struck }) => mine.includes(who) && kind === 'arrive' && !struck);
	const { startedAt, endedAt } = meeting;
	const course =
		startedAt && endedAt && (called || came)
			? { startedAt, until: endedAt, currentId: null, items: attendanceOf(log).items, ...running }
			: null;
	const away = course ? awayOf(mine, log.events, course.startedAt, course.until) : [];
	const [touching, votes] = await Promise.all([
		touchingOf(facts, organisations, itemName),
		votesOf(actor, facts, itemName)
	]);
	return {
		came: !course ? 'not-called' : !came ? 'not' : away.length > 0 ? 'part' : 'whole',
		tasks: tasks.filter((task) => task.mine && task.meetingId === meetingId),
		organisations: organisations.map(({ name }) => name),
		...{ touching, votes, items },
		missed: (course && missedOf(mine, log.events, course)?.lines) ?? []
	};
}
