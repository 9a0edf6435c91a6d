import type { Outcome } from '#lib/meetings/events.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { CommandContext } from '#server/command.ts';
import type { AgendaItem } from '#server/db/generated/client.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';
import { followBody, giveBack } from '#server/proposals/follow-body.ts';
import { noteEvent } from './note-event.ts';

/**
 * The item that is to be put off, referred back or carried on, for whoever runs the meeting while it is on.
 * Refuses 'meeting.state' unless live, 'thing.missing', 'access.denied'.
 */
export async function openOutcome(
	{ db, demand }: CommandContext,
	{ meetingId, itemId }: { readonly meetingId: string; readonly itemId: string }
): Promise<{ readonly facts: MeetingFacts; readonly item: AgendaItem }> {
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.read', facts);
	if (facts.meetingState !== 'live') refuse('meeting.state');
	demand('meeting.run', facts);
	const item = await db.agendaItem.findFirst({
		where: {
			...{ id: itemId, meetingId, federationId: facts.federationId },
			...{ removedAt: null, state: { not: 'struck' }, kind: { not: 'section' } }
		}
	});
	return { facts, item: item ?? refuse('thing.missing') };
}

/** Writes how an item is left unfinished. Refuses 'item.settled' when it has been left so already. */
export async function settleOutcome(
	ctx: CommandContext,
	facts: MeetingFacts,
	itemId: string,
	data: { outcome: Outcome; outcomeReason?: string; outcomeTo?: string; carriedToId?: string }
): Promise<void> {
	const { db, audit, tell } = ctx;
	const { meetingId, federationId, groupId } = facts;
	const settled = await db.agendaItem.updateMany({ where: { id: itemId, meetingId, outcome: null }, data });
	if (settled.count === 0) refuse('item.settled');
	await noteEvent(ctx, facts, data.outcome, { itemId });
	audit(`item.${data.outcome}`, { thingId: itemId, data: { meetingId } });
	tell({ topic: 'meetings', federationId, groupId, meetingId });
	const { outcome, outcomeReason: reason = '', outcomeTo: referredTo = '' } = data;
	if (outcome !== 'carried')
		await followBody(ctx, itemId, outcome === 'deferred' ? 'defer' : 'refer', { reason, referredTo });
}

/**
 * The same as it follows from a decision, in the meeting or written down after it: what has been left already stays as it
 * was left. Inside a command that has asked for permission.
 */
export async function settleByDecision(
	ctx: CommandContext,
	facts: MeetingFacts,
	itemId: string,
	said: { readonly outcome: 'deferred' | 'referred'; readonly outcomeReason: string; readonly outcomeTo: string }
): Promise<void> {
	const { meetingId, federationId } = facts;
	const open = await ctx.db.agendaItem.count({ where: { id: itemId, meetingId, federationId, outcome: null } });
	if (open > 0) await settleOutcome(ctx, facts, itemId, said);
}

/** A decision that left an item so was struck: the item is the meeting's again, unless it has gone to another. */
export async function unsettleByDecision(ctx: CommandContext, facts: MeetingFacts, itemId: string): Promise<void> {
	const { meetingId, federationId, groupId } = facts;
	const taken = await ctx.db.agendaItem.updateMany({
		where: { id: itemId, meetingId, federationId, outcome: { in: ['deferred', 'referred'] }, carriedToId: null },
		data: { outcome: null, outcomeReason: '', outcomeTo: '' }
	});
	if (taken.count === 0) return;
	await giveBack(ctx, itemId);
	await noteEvent(ctx, facts, 'reopened', { itemId });
	ctx.audit('item.reopened', { thingId: itemId, data: { meetingId } });
	ctx.tell({ topic: 'meetings', federationId, groupId, meetingId });
}
