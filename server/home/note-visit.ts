import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';

/**
 * The reader is here today, so that the next visit can tell what is new since. Once a day is enough: give the day as
 * commandId. Refuses what 'home.read' refuses.
 */
export const noteVisit = command('visit.note', z.object({}), async ({ db, actor, now, demand, audit }) => {
	demand('home.read', {});
	const membershipId = actor.membershipId ?? refuse('thing.missing');
	await db.membership.update({ where: { id: membershipId }, data: { lastSeenAt: now } });
	audit('visit.noted', { thingId: membershipId });
});
