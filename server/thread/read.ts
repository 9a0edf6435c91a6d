import { inOrder, knotKinds, type Knot, type KnotKind, type Step, type Thread } from '#lib/thread/thread.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import type { ReadClient } from '#server/db/open.ts';
import { threadKinds, type Known } from './kinds.ts';

/** The most knots that one thread shows. */
export const mostKnots = 300;

const isKind = (kind: string): kind is KnotKind => (knotKinds as readonly string[]).includes(kind);

/** What led to a thing and what came of it, however far: itself first. One question, however long the thread. */
async function chainOf(db: ReadClient, thingId: string): Promise<string[]> {
	const rows = await db.$queryRaw<{ id: string }[]>`
		WITH RECURSIVE
			back(id) AS (SELECT ${thingId} UNION SELECT fromId FROM Link JOIN back ON toId = back.id),
			ahead(id) AS (SELECT ${thingId} UNION SELECT toId FROM Link JOIN ahead ON fromId = ahead.id)
		SELECT id FROM ahead UNION SELECT id FROM back LIMIT ${mostKnots + 1}`;
	return [thingId, ...rows.map(({ id }) => id).filter((id) => id !== thingId)];
}

/** What the kinds say of the things: who may see each, and where it stands. */
async function knownOf(db: ReadClient, federationId: string, things: readonly { id: string; kind: string }[]) {
	const asked = Object.entries(threadKinds).flatMap(([kind, read]) => {
		const ids = things.filter((thing) => thing.kind === kind).map(({ id }) => id);
		return ids.length > 0 ? [read(db, federationId, ids)] : [];
	});
	return new Map<string, Known>((await Promise.all(asked)).flat().map((known) => [known.id, known]));
}

/**
 * The red thread of a thing: the whole chain backward and forward. Knots that the actor may not see are there without
 * words, as in another group. Refuses 'thing.missing' where the thing itself may not be seen.
 */
export async function readThread(actor: Actor, thingId: string): Promise<Thread> {
	const { read } = context();
	const federationId = actor.federationId ?? refuse('thing.missing');
	const ids = (await chainOf(read, thingId)).slice(0, mostKnots);
	const [things, links] = await Promise.all([
		read.thing.findMany({ where: { federationId, id: { in: ids } } }),
		read.link.findMany({ where: { fromId: { in: ids }, toId: { in: ids } } })
	]);
	const known = await knownOf(read, federationId, things);
	const groupIds = [...new Set(things.flatMap(({ groupId }) => groupId ?? []))];
	const groups = await read.group.findMany({
		where: { federationId, id: { in: groupIds } },
		select: { id: true, name: true }
	});
	const knots = things.map((thing): Knot => {
		const about = known.get(thing.id);
		const { id, createdAt: at } = thing;
		if (!about || !isKind(thing.kind) || !can(actor, about.action, about.facts)) return { id, at, seen: null };
		const { title } = thing;
		const gone = thing.removedAt ?? about.removed?.at ?? null;
		const removed = gone && { at: gone, reason: thing.reason || (about.removed?.reason ?? '') };
		return {
			id,
			at,
			seen: {
				kind: thing.kind,
				title,
				group: groups.find((group) => group.id === thing.groupId) ?? null,
				href: removed ? null : about.href,
				done: about.done,
				removed
			}
		};
	});
	if (!knots.find(({ id }) => id === thingId)?.seen) refuse('thing.missing');
	const steps = links.map(({ fromId, toId, act, at }): Step => ({ from: fromId, to: toId, act, at }));
	return { here: thingId, knots: inOrder(knots, steps), steps, more: ids.length >= mostKnots };
}
