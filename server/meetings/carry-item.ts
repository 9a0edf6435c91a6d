import { newId } from '#lib/ids/id.ts';
import { TakeItem } from '#lib/meetings/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { carryingOf, nextMeeting } from './carrying.ts';
import { openOutcome, settleOutcome } from './settle-outcome.ts';

const carry = command('item.carry', TakeItem, async (ctx, { meetingId, itemId }) => {
	const { db, audit, tell, job } = ctx;
	const { facts, item } = await openOutcome(ctx, { meetingId, itemId });
	ctx.demand('meeting.run', facts);
	if (item.carriedToId) refuse('item.settled');
	const next = (await nextMeeting(db, facts)) ?? refuse('item.no-next-meeting');
	const carriedToId = newId();
	// What was put off or referred back is still that: carrying it only says where it goes on.
	if (item.outcome === null) await settleOutcome(ctx, facts, itemId, { outcome: 'carried', carriedToId });
	else {
		await db.agendaItem.update({ where: { id: itemId }, data: { carriedToId } });
		audit('item.carried', { thingId: itemId, data: { meetingId } });
		tell({ topic: 'meetings', federationId: facts.federationId, groupId: facts.groupId, meetingId });
	}
	job('item.carry', carryingOf(carriedToId), { itemId, toMeetingId: next.id });
	return { itemId: carriedToId, meetingId: next.id };
});

/**
 * Brings an item to the group's next planned meeting, with its sub-items, what was prepared for it and its papers, and
 * with where it comes from (S6). What was deferred or referred back may be carried too. Resolves when it stands there.
 * Refusals: 'item.settled' when it has been carried, 'item.no-next-meeting', 'meeting.state' unless live,
 * 'thing.missing', 'access.denied'.
 */
export async function carryItem(
	actor: Actor,
	input: { meetingId: string; itemId: string },
	options?: { commandId?: string | undefined }
): Promise<{ itemId: string; meetingId: string }> {
	const carried = await carry(actor, input, options);
	const { jobs, log } = context();
	await jobs.settled(carryingOf(carried.itemId)).catch((error: unknown) => {
		log.warn({ error: String(error) }, 'an item is not carried yet; its job is tried again');
	});
	return carried;
}
