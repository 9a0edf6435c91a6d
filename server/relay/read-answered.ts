import { hopStateOf } from '#lib/relay/states.ts';
import type { AnsweredNews } from '#lib/relay/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { federationOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';

const closed = ['answered', 'passed', 'none'] as const;
const its = { id: true, title: true } as const;
/** The most answers that are told at once. */
const most = 40;

/**
 * What has come back since a moment on notes of the groups the actor sits in, for the office on its own: also on what
 * they were merged into, under their own title; and what the office lets go no further. Not by the actor's own hand. Needs 'home.read'.
 */
export async function readAnswered(actor: Actor, since: Date): Promise<AnsweredNews[]> {
	demand(actor, 'home.read', {});
	const { read } = context();
	const federationId = federationOf(actor);
	const groupIds = actor.seats
		.map(({ groupId }) => groupId)
		.filter((groupId) => can(actor, 'relay.read', { federationId, groupId }));
	const own = can(actor, 'relay.desk', { federationId }) ? [{ groupId: null }] : [];
	const origin = { federationId, OR: [{ groupId: { in: groupIds } }, ...own] };
	const hops = await read.relayHop.findMany({
		where: {
			...{ federationId, closedAt: { gt: since }, state: { in: [...closed] }, toGroupId: { not: null } },
			note: { state: { not: 'withdrawn' }, origins: { some: { origin } } }
		},
		include: {
			note: {
				select: {
					origins: { where: { origin }, select: { origin: { select: its } } },
					moves: { where: { to: { in: [...closed] }, hopId: { not: null } }, select: { hopId: true, by: true } }
				}
			}
		},
		orderBy: [{ closedAt: 'desc' }, { id: 'asc' }],
		take: most
	});
	const words = await read.relayWord.findMany({
		where: {
			...{ federationId, kind: 'left', at: { gt: since }, NOT: { by: actor.membershipId } },
			note: { state: { not: 'withdrawn' }, origins: { some: { origin } } }
		},
		include: { note: { select: { origins: { where: { origin }, select: { origin: { select: its } } } } } },
		orderBy: [{ at: 'desc' }, { id: 'asc' }],
		take: most
	});
	const groups = await read.group.findMany({
		where: { federationId, id: { in: hops.flatMap(({ toGroupId }) => toGroupId ?? []) } },
		select: { id: true, name: true }
	});
	const left = words.flatMap(({ id: hopId, at, note }) =>
		note.origins.map(({ origin: { id: noteId, title } }) => ({
			...{ kind: 'answered' as const, at, state: 'left' as const, hopId, noteId, title, body: '' }
		}))
	);
	const answered = hops.flatMap(({ id: hopId, toGroupId, closedAt, state, note }) =>
		note.moves.some((move) => move.hopId === hopId && move.by !== null && move.by === actor.membershipId)
			? []
			: note.origins.map(({ origin: { id: noteId, title } }) => ({
					...{ kind: 'answered' as const, at: closedAt ?? since, state: hopStateOf(state), hopId, noteId, title },
					body: groups.find(({ id }) => id === toGroupId)?.name ?? ''
				}))
	);
	return [...answered, ...left];
}
