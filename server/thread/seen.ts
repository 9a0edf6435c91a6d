import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { knotKinds } from '#lib/thread/thread.ts';
import { context } from '#server/context.ts';
import { federationOf } from '#server/network/find.ts';
import { threadKinds } from './kinds.ts';

/** Of some things those that the actor may see, by their ids, with their titles. A number of queries that does not grow. */
export async function seenThings(
	actor: Actor,
	ids: readonly string[]
): Promise<{ readonly id: string; readonly title: string }[]> {
	const { read } = context();
	const federationId = federationOf(actor);
	const things = await read.thing.findMany({
		where: { id: { in: [...ids] }, federationId, removedAt: null },
		select: { id: true, kind: true, title: true }
	});
	const known = await Promise.all(
		knotKinds.flatMap((kind) => {
			const its = things.filter((thing) => thing.kind === kind).map(({ id }) => id);
			const ask = threadKinds[kind];
			return ask && its.length > 0 ? [ask(read, federationId, its)] : [];
		})
	);
	const open = new Set(known.flat().flatMap(({ id, action, facts }) => (can(actor, action, facts) ? [id] : [])));
	return things.filter(({ id }) => open.has(id)).map(({ id, title }) => ({ id, title }));
}
