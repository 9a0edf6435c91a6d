import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';

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
	const rows = await read.matter.findMany({
		where: { federationId, state: 'open', groupId: { in: groupIds } },
		orderBy: { createdAt: 'asc' },
		take: 20
	});
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
