import { TakeBackChair } from '#lib/meetings/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { floorNews } from '#server/speakers/floor.ts';
import { meetingNews } from './news.ts';
import { noteEvent } from './note-event.ts';

/**
 * The chair that was handed over, for the meeting or for one item, goes back. Where it was not, nothing changes.
 * Refusals: 'meeting.state' unless live, 'thing.missing', 'access.denied'.
 */
export const takeBackChair = command('chair.take-back', TakeBackChair, async (ctx, { meetingId, itemId }) => {
	const { db, demand, audit, tell } = ctx;
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.read', facts);
	if (facts.meetingState !== 'live') refuse('meeting.state');
	demand('meeting.run', facts);
	const { federationId } = facts;
	const data = { chairMembershipId: null };
	const held = { federationId, chairMembershipId: { not: null } };
	const { count } = itemId
		? await db.agendaItem.updateMany({ where: { id: itemId, meetingId, ...held }, data })
		: await db.meeting.updateMany({ where: { id: meetingId, ...held }, data });
	if (count === 0) return {};
	if (itemId)
		await db.meeting.updateMany({
			where: { id: meetingId, federationId, currentItemId: itemId },
			data: { itemChairMembershipId: null }
		});
	await noteEvent(ctx, facts, 'chair-back', { itemId });
	audit('chair.taken-back', { thingId: meetingId, data: itemId ? { itemId } : {} });
	tell(meetingNews(facts));
	tell(floorNews(facts));
	return {};
});
