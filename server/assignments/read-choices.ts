import { seasonsFrom } from '#lib/assignments/assignment.ts';
import type { AssignmentChoices } from '#lib/assignments/view.ts';
import { meetingDate } from '#lib/i18n/dates.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { countingAt, nameOf, notEndedAt } from '#server/network/find.ts';
import { groupFacts } from '#server/permissions/read.ts';

/**
 * Whom a task can be given to in a group and by when: those who sit in it first, then everybody else of the federation.
 * None for whoever gives no tasks there ('assignment.give').
 */
export async function readAssignmentChoices(actor: Actor, groupId: string): Promise<AssignmentChoices | null> {
	const { read, clock } = context();
	const facts = await groupFacts(read, groupId);
	if (!can(actor, 'assignment.give', facts)) return null;
	const { federationId } = facts;
	const now = clock.now();
	const [group, seats, members, groups, organisations, meetings] = await Promise.all([
		read.group.findFirstOrThrow({ where: { id: groupId, federationId }, select: { name: true } }),
		read.seat.findMany({ where: { groupId, federationId, ...countingAt(now) }, select: { membershipId: true } }),
		read.membership.findMany({
			where: { federationId, ...countingAt(now) },
			include: { account: { select: { name: true } } }
		}),
		read.group.findMany({
			where: { federationId, ...notEndedAt(now) },
			select: { id: true, name: true },
			orderBy: { place: 'asc' }
		}),
		read.organisation.findMany({
			where: { federationId, ...notEndedAt(now) },
			select: { id: true, name: true },
			orderBy: { place: 'asc' }
		}),
		read.meeting.findMany({
			where: {
				federationId,
				state: 'planned',
				startsAt: { gt: now },
				...(actor.office === null ? { groupId: { in: actor.seats.map((seat) => seat.groupId) } } : {})
			},
			include: { group: { select: { name: true } } },
			orderBy: { startsAt: 'asc' },
			take: 60
		})
	]);
	const seated = new Set(seats.map(({ membershipId }) => membershipId));
	return {
		groupId,
		groupName: group.name,
		people: members
			.map((one) => ({ id: one.id, name: nameOf(one) }))
			.sort((a, b) => Number(seated.has(b.id)) - Number(seated.has(a.id)) || a.name.localeCompare(b.name, 'sv')),
		groups,
		organisations,
		meetings: meetings.map((one) => ({
			id: one.id,
			name: `${one.group.name} ${ordinalLabel(one)}, ${meetingDate(one.startsAt, actor.language, now)}`
		})),
		seasons: seasonsFrom(now)
	};
}
