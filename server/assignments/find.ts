import { ownerKindOf } from '#lib/assignments/assignment.ts';
import type { Facts } from '#lib/permissions/facts.ts';
import type { GiveAssignment } from '#lib/assignments/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { z } from 'zod';
import type { News } from '#server/bus.ts';
import type { Assignment } from '#server/db/generated/client.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { countingAt, foreign, notEndedAt } from '#server/network/find.ts';

type Database = ReadClient | Transaction;

/** What is known of a task for the permission table. */
export const factsOf = (row: Pick<Assignment, 'federationId' | 'groupId' | 'ownerKind' | 'ownerId'>) =>
	({
		federationId: row.federationId,
		groupId: row.groupId,
		assignedTo: { kind: ownerKindOf(row.ownerKind), id: row.ownerId }
	}) satisfies Facts;

/** A task of any federation with its facts; the permission table decides. Refuses 'thing.missing'. */
export async function findAssignment(db: Database, id: string) {
	const assignment = await db.assignment.findUnique({ where: { id } });
	if (!assignment) refuse('thing.missing');
	return { assignment, facts: factsOf(assignment) };
}

export type Said = Pick<
	z.output<typeof GiveAssignment>,
	'text' | 'owner' | 'due' | 'dueOn' | 'dueMeetingId' | 'dueSeason'
>;

/** The columns of what was said: only the one day that its kind of deadline has. */
export const columnsOf = ({ text, owner, due, ...day }: Said) => ({
	text,
	...owner,
	dueKind: due,
	dueOn: due === 'date' ? day.dueOn : null,
	dueMeetingId: due === 'meeting' ? day.dueMeetingId : null,
	dueSeason: due === 'season' ? day.dueSeason : ''
});

/** Refuses an owner or a meeting that is not the federation's, or has ended: 'input.invalid' by field. */
export async function demandKnown(
	db: Database,
	federationId: string,
	{ owner: { ownerKind, ownerId: id }, due, dueMeetingId }: Said,
	now: Date
): Promise<void> {
	const known = {
		person: () => db.membership.count({ where: { id, federationId, ...countingAt(now) } }),
		group: () => db.group.count({ where: { id, federationId, ...notEndedAt(now) } }),
		organisation: () => db.organisation.count({ where: { id, federationId, ...notEndedAt(now) } }),
		role: () => Promise.resolve(1)
	};
	if ((await known[ownerKind]()) === 0) foreign('owner');
	if (due === 'meeting' && dueMeetingId !== null) {
		const meeting = await db.meeting.count({
			where: { id: dueMeetingId, federationId, state: { not: 'cancelled' } }
		});
		if (meeting === 0) foreign('dueMeetingId');
	}
}

/** News that a group's tasks have changed; told to the meeting's room too, where it came from one. */
export const assignmentNews = (row: Pick<Assignment, 'federationId' | 'groupId' | 'meetingId'>): News => ({
	topic: 'assignments',
	federationId: row.federationId,
	groupId: row.groupId,
	...(row.meetingId === null ? {} : { meetingId: row.meetingId })
});
