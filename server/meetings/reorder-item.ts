import { ReorderItem } from '#lib/meetings/schema.ts';
import { takenAfter } from '#lib/meetings/treatment.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { noteEvent } from './note-event.ts';

/**
 * An item that is still to come is taken earlier or later: right after another, or next. Its number stays (S4).
 * Refusals: 'item.not-to-come' when it has been treated or the meeting is on it, 'meeting.state' unless live,
 * 'thing.missing' for an item of another meeting or a struck one, 'access.denied'.
 */
export const reorderItem = command('item.reorder', ReorderItem, async (ctx, { meetingId, itemId, afterId }) => {
	const { db, demand, audit, tell } = ctx;
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.read', facts);
	if (facts.meetingState !== 'live') refuse('meeting.state');
	demand('meeting.run', facts);
	const { federationId, groupId } = facts;
	const { currentItemId } = await db.meeting.findUniqueOrThrow({ where: { id: meetingId } });
	const rows = await db.agendaItem.findMany({
		where: { meetingId, federationId, removedAt: null, state: { not: 'struck' } }
	});
	if (!rows.some(({ id }) => id === itemId)) refuse('thing.missing');
	const places = takenAfter(rows, itemId, afterId, currentItemId) ?? refuse('item.not-to-come');
	for (const [id, treatedPlace] of places) await db.agendaItem.update({ where: { id }, data: { treatedPlace } });
	await noteEvent(ctx, facts, 'reordered', { itemId });
	audit('item.reordered', { thingId: meetingId, data: { itemId } });
	tell({ topic: 'meetings', federationId, groupId, meetingId });
	return {};
});
