import { dueAt } from '#lib/assignments/assignment.ts';
import { byUrgency, type AssignmentLine } from '#lib/assignments/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import type { Assignment } from '#server/db/generated/client.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { factsOf } from './find.ts';
import { assignmentLines } from './lines.ts';
import { takenUpAt } from './take-up-assignment.ts';

/** Tasks the actor may have or read: of their groups, and theirs by name, organisation or group; of all for the office. */
const reachable = (actor: Actor) => ({
	federationId: actor.federationId ?? '',
	...(actor.office === null
		? {
				OR: [
					{ groupId: { in: actor.seats.map(({ groupId }) => groupId) } },
					{ ownerKind: 'person', ownerId: actor.membershipId ?? '' },
					{ ownerKind: 'organisation', ownerId: { in: actor.seats.flatMap((seat) => seat.organisationId ?? []) } },
					{ ownerKind: 'group', ownerId: { in: actor.seats.map(({ groupId }) => groupId) } }
				]
			}
		: {})
});

const readableBy = (actor: Actor) => (row: Assignment) => can(actor, 'assignment.read', factsOf(row));

/** The actor's own open tasks, the late ones first: theirs by name, by role, for their organisation or group. Needs 'home.read'. */
export async function readMyAssignments(actor: Actor): Promise<AssignmentLine[]> {
	demand(actor, 'home.read', {});
	const { read, clock } = context();
	const rows = await read.assignment.findMany({ where: { ...reachable(actor), state: 'open' } });
	const own = rows.filter((row) => can(actor, 'assignment.own', factsOf(row)));
	return (await assignmentLines(read, actor, own, clock.now())).sort(byUrgency);
}

export interface Assignments {
	readonly lines: readonly AssignmentLine[];
	/** Groups the reader may give tasks in. */
	readonly gives: readonly { readonly id: string; readonly name: string }[];
	/** Groups that the tasks the reader sees were given in. */
	readonly groups: readonly { readonly id: string; readonly name: string }[];
}

/** Tasks of the federation as the actor may read them: open ones by urgency, then settled ones, the latest first. Needs 'network.read'. */
export async function readAssignments(
	actor: Actor,
	{ state, groupId }: { readonly state: 'open' | 'settled'; readonly groupId: string }
): Promise<Assignments> {
	demand(actor, 'network.read', { federationId: actor.federationId });
	const { read, clock } = context();
	const federationId = actor.federationId ?? '';
	const [rows, known] = await Promise.all([
		read.assignment.findMany({
			where: { ...reachable(actor), state: state === 'open' ? 'open' : { not: 'open' } },
			orderBy: { settledAt: 'desc' },
			take: 1000
		}),
		read.group.findMany({
			where: { federationId, OR: [{ to: null }, { to: { gt: clock.now() } }] },
			select: { id: true, name: true },
			orderBy: { place: 'asc' }
		})
	]);
	const readable = rows.filter(readableBy(actor));
	const lines = await assignmentLines(read, actor, readable, clock.now());
	const names = new Map(lines.map((line) => [line.groupId, line.groupName]));
	const shown = lines.filter((line) => !groupId || line.groupId === groupId);
	return {
		lines: state === 'open' ? shown.sort(byUrgency) : shown,
		gives: known.filter(({ id }) => can(actor, 'assignment.give', { federationId, groupId: id })),
		groups: [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'sv'))
	};
}

/** Tasks given at a meeting, and those followed up at it. Needs 'meeting.read'. */
export async function readMeetingAssignments(actor: Actor, meetingId: string): Promise<AssignmentLine[]> {
	const { read, clock } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { federationId } = facts;
	const taken = await takenUpAt(read, meetingId, federationId);
	const rows = await read.assignment.findMany({
		where: { federationId, OR: [{ meetingId }, { id: { in: [...taken.keys()] } }] },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }]
	});
	return assignmentLines(read, actor, rows, clock.now());
}

/** Tasks that came from a decision, in order. Needs 'meeting.read' of where it was taken. */
export async function readDecisionAssignments(
	actor: Actor,
	{ decisionId, meetingId }: { readonly decisionId: string; readonly meetingId: string }
): Promise<AssignmentLine[]> {
	const { read, clock } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const rows = await read.assignment.findMany({
		where: { federationId: facts.federationId, meetingId, decisionId },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }]
	});
	return assignmentLines(read, actor, rows, clock.now());
}

/**
 * Open tasks to follow up at a planned meeting: of its group, or that its group has; due by then or without a day; not
 * on the agenda yet. None for whoever may not write the agenda. Needs 'meeting.read'.
 */
export async function readToFollowUp(actor: Actor, meetingId: string): Promise<AssignmentLine[]> {
	const { read, clock } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { federationId, groupId } = facts;
	if (facts.meetingState !== 'planned' || !can(actor, 'agenda.edit', facts)) return [];
	const [rows, meeting, taken] = await Promise.all([
		read.assignment.findMany({
			where: { federationId, state: 'open', OR: [{ groupId }, { ownerKind: 'group', ownerId: groupId }] }
		}),
		read.meeting.findFirstOrThrow({ where: { id: meetingId, federationId }, select: { id: true, startsAt: true } }),
		takenUpAt(read, meetingId, federationId)
	]);
	const lines = await assignmentLines(
		read,
		actor,
		rows.filter((row) => !taken.has(row.id) && readableBy(actor)(row)),
		clock.now()
	);
	return lines.filter((line) => dueAt(line, meeting)).sort(byUrgency);
}
