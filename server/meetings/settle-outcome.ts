import type { Outcome } from '#lib/meetings/events.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { CommandContext } from '#server/command.ts';
import type { AgendaItem } from '#server/db/generated/client.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';
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
}
