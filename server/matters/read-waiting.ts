import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { Prisma } from '#server/db/generated/client.ts';
import type { ReadClient } from '#server/db/open.ts';
import { demand } from '#server/permissions/demand.ts';

/** Matters that wait for an answer, also those whose item stands no more (K17): the oldest, in one question. */
const openIn = (db: ReadClient, federationId: string, groupIds: readonly string[]) =>
	groupIds.length === 0
		? []
		: db.$queryRaw<{ groupId: string; title: string }[]>`
			SELECT Matter.groupId, Matter.title FROM Matter
			LEFT JOIN AgendaItem ON AgendaItem.id = Matter.itemId
			LEFT JOIN Meeting ON Meeting.id = AgendaItem.meetingId
			WHERE Matter.federationId = ${federationId} AND Matter.groupId IN (${Prisma.join(groupIds)})
			AND (Matter.state = 'open' OR Matter.state = 'taken'
				AND (AgendaItem.removedAt IS NOT NULL OR AgendaItem.state = 'struck' OR Meeting.state = 'cancelled'))
			ORDER BY Matter.createdAt, Matter.id LIMIT 20`;

/** Matters that wait for the actor's answer, oldest first, of the groups they lead. Needs 'home.read'. */
export async function readOpenMatters(
	actor: Actor
): Promise<{ readonly groupId: string; readonly groupName: string; readonly title: string }[]> {
	demand(actor, 'home.read', {});
	const { read } = context();
	const federationId = actor.federationId ?? '';
	// The office helps every group, but the answer is the chair's: it is told of those in groups it sits in.
	const groupIds = actor.seats
		.map(({ groupId }) => groupId)
		.filter((groupId) => can(actor, 'matter.answer', { federationId, groupId }));
	const rows = await openIn(read, federationId, groupIds);
	const groups = await read.group.findMany({
		where: { federationId, id: { in: groupIds } },
		select: { id: true, name: true }
	});
	return rows.map(({ groupId, title }) => ({
		groupId,
		groupName: groups.find(({ id }) => id === groupId)?.name ?? '',
		title
	}));
}
