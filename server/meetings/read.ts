import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import type { MeetingHead, MeetingLine } from '#lib/meetings/meeting.ts';
import { meetingState } from '#lib/meetings/states.ts';
import type { Actor, Facts } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { nameOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { groupFacts, meetingFacts } from '#server/permissions/read.ts';

const rights = (actor: Actor, facts: Facts): MeetingHead['may'] => ({
	edit: can(actor, 'agenda.edit', facts),
	run: can(actor, 'meeting.run', facts),
	change: can(actor, 'meeting.change', facts),
	writeNotes: can(actor, 'item.edit', facts),
	attach: can(actor, 'attachment.add', facts),
	history: can(actor, 'history.read', facts)
});

/** One meeting. Needs 'meeting.read'; refuses 'thing.missing' alike for none and for one that may not be read. */
export async function readMeeting(actor: Actor, meetingId: string): Promise<MeetingHead> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { federationId } = facts;
	const [meeting, agenda, thing] = await Promise.all([
		read.meeting.findFirst({
			where: { id: meetingId, federationId },
			include: { group: true, calls: { include: { membership: { include: { account: { select: { name: true } } } } } } }
		}),
		read.document.findFirst({ where: { kind: 'agenda', subjectId: meetingId, federationId }, select: { id: true } }),
		read.thing.findFirst({ where: { id: meetingId, federationId }, select: { reason: true } })
	]);
	if (!meeting) refuse('thing.missing');
	const { group, calls } = meeting;
	return {
		id: meeting.id,
		federationId,
		title: meeting.title,
		label: ordinalLabel(meeting),
		year: meeting.year,
		ordinal: meeting.ordinal,
		startsAt: meeting.startsAt,
		endsAt: meeting.endsAt,
		place: meeting.place,
		videoLink: meeting.videoLink,
		state: meetingState(meeting.state),
		startedAt: meeting.startedAt,
		endedAt: meeting.endedAt,
		currentItemId: meeting.currentItemId,
		currentSince: meeting.currentSince,
		sequence: meeting.sequence,
		version: meeting.version,
		reason: thing?.reason ?? null,
		group: {
			id: group.id,
			name: group.name,
			shortName: group.shortName,
			numbering: group.numbering,
			numberPrefix: group.numberPrefix,
			notesBy: facts.notesBy,
			recordKind: group.recordKind,
			meetingWord: group.meetingWord,
			decides: group.decides
		},
		documentIds: { agenda: agenda?.id ?? null },
		called: calls.map(({ membershipId, membership }) => ({ membershipId, name: nameOf(membership) })),
		may: rights(actor, facts)
	};
}

/** The columns of a MeetingLine. */
export const lineFields = {
	id: true,
	groupId: true,
	title: true,
	year: true,
	ordinal: true,
	startsAt: true,
	endsAt: true,
	place: true,
	videoLink: true,
	state: true,
	group: { select: { name: true, shortName: true, meetingWord: true } }
} as const;

type LineRow = Omit<MeetingLine, 'groupName' | 'groupShortName' | 'meetingWord' | 'label' | 'state'> & {
	year: number;
	ordinal: number;
	state: string;
	group: { name: string; shortName: string; meetingWord: string };
};

export const lineOf = ({ group, year, ordinal, state, ...row }: LineRow): MeetingLine => ({
	...row,
	groupName: group.name,
	groupShortName: group.shortName,
	meetingWord: group.meetingWord,
	label: ordinalLabel({ year, ordinal }),
	state: meetingState(state)
});

/**
 * Meetings that begin in [from, to): of the groups the actor sits in and those they are called to; the office sees the
 * whole federation's. By time. Needs 'network.read'.
 */
export async function readCalendar(actor: Actor, from: Date, to: Date): Promise<MeetingLine[]> {
	demand(actor, 'network.read', { federationId: actor.federationId });
	const mine = {
		OR: [
			{ groupId: { in: actor.seats.map((seat) => seat.groupId) } },
			{ calls: { some: { membershipId: actor.membershipId ?? '' } } }
		]
	};
	const rows = await context().read.meeting.findMany({
		where: {
			federationId: actor.federationId ?? '',
			startsAt: { gte: from, lt: to },
			...(actor.office === null ? mine : {})
		},
		select: lineFields,
		orderBy: [{ startsAt: 'asc' }, { ordinal: 'asc' }, { id: 'asc' }]
	});
	return rows.map(lineOf);
}

/** A group's meetings, all of them, by time. Needs 'group.read'. */
export async function readGroupMeetings(actor: Actor, groupId: string): Promise<MeetingLine[]> {
	const { read } = context();
	const facts = await groupFacts(read, groupId);
	demand(actor, 'group.read', facts);
	const rows = await read.meeting.findMany({
		where: { groupId, federationId: facts.federationId },
		select: lineFields,
		orderBy: [{ startsAt: 'asc' }, { ordinal: 'asc' }, { id: 'asc' }]
	});
	return rows.map(lineOf);
}
