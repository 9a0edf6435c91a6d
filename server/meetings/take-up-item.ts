import { newId } from '#lib/ids/id.ts';
import { TakeItem } from '#lib/meetings/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { awaitsMeeting, carryingOf, stillCarried } from './carrying.ts';

const takeUp = command('item.take-up', TakeItem, async (ctx, { meetingId, itemId }) => {
	const { db, demand, audit, tell, job } = ctx;
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.read', facts);
	if (facts.meetingState !== 'planned') refuse('meeting.state');
	demand('agenda.edit', facts);
	const { federationId, groupId } = facts;
	const item = await db.agendaItem.findFirst({
		where: {
			...{ id: itemId, federationId, removedAt: null, state: { not: 'struck' } },
			meeting: { groupId, state: 'ended' }
		}
	});
	if (!item || !awaitsMeeting(item, true)) refuse('thing.missing');
	const [went] = await stillCarried(db, federationId, item.carriedToId ? [item.carriedToId] : []);
	// Somebody else was quicker, or it has gone to another meeting.
	if (went) return { itemId: went };
	const carriedToId = newId();
	await db.agendaItem.update({ where: { id: itemId }, data: { carriedToId } });
	job('item.carry', carryingOf(carriedToId), { itemId, toMeetingId: meetingId });
	audit('item.taken-up', { thingId: itemId, data: { meetingId } });
	tell({ topic: 'agenda', federationId, groupId, meetingId });
	return { itemId: carriedToId };
});

/**
 * Puts an item that an earlier meeting of the group left unfinished on the agenda of a planned one, with what was
 * prepared, its papers and where it comes from (S6). Twice is once. Resolves when it stands there.
 * Refusals: 'meeting.state' unless planned, 'thing.missing' for what waits for no meeting, 'access.denied'.
 */
export async function takeUpItem(
	actor: Actor,
	input: { meetingId: string; itemId: string },
	options?: { commandId?: string | undefined }
): Promise<{ itemId: string }> {
	const taken = await takeUp(actor, input, options);
	const { jobs, read, log } = context();
	const key = carryingOf(taken.itemId);
	if (await read.job.findUnique({ where: { key }, select: { id: true } }))
		await jobs.settled(key).catch((error: unknown) => {
			log.warn({ error: String(error) }, 'an item is not taken up yet; its job is tried again');
		});
	return taken;
}
