import { HandOverChair } from '#lib/meetings/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { demandItem, openLogBook, type LogBook } from '#server/attendance/log-book.ts';
import { command } from '#server/command.ts';
import { floorNews } from '#server/speakers/floor.ts';
import { actingChair } from './acting-chair.ts';
import { meetingNews } from './news.ts';
import { noteEvent } from './note-event.ts';

/**
 * The chair is handed to somebody who is here, for the rest of the meeting or for one item, and with it the right to
 * lead (S2); the group's own chair keeps theirs and can take it back. Whoever leads already is handed nothing.
 * Refusals: 'attendance.no-place' for a guest, 'attendance.not-here', 'floor.aside' for who has stepped aside for the
 * item, 'meeting.state' unless live, 'thing.missing', 'access.denied'.
 */
export const handOverChair = command('chair.hand-over', HandOverChair, async (ctx, { meetingId, who, itemId }) => {
	const { db, demand, audit, tell } = ctx;
	const book = await openLogBook(ctx, meetingId);
	const { facts } = book;
	demand('meeting.read', facts);
	if (facts.meetingState !== 'live') refuse('meeting.state');
	demand('meeting.run', facts);
	const { federationId } = facts;
	const { name } = book.place(who);
	const membershipId = membershipOf(book, who);
	if (!book.now.here.has(who)) refuse('attendance.not-here', { details: { name } });
	if (itemId) {
		await demandItem(db, facts, itemId);
		if (book.day.at(itemId).recused.has(who)) refuse('floor.aside', { details: { name } });
	}
	if ((await actingChair(db, facts, itemId)) === membershipId) return {};
	const data = { chairMembershipId: membershipId };
	if (itemId) {
		await db.agendaItem.updateMany({ where: { id: itemId, meetingId, federationId }, data });
		await db.meeting.updateMany({
			where: { id: meetingId, federationId, currentItemId: itemId },
			data: { itemChairMembershipId: membershipId }
		});
	} else await db.meeting.updateMany({ where: { id: meetingId, federationId }, data });
	await noteEvent(ctx, facts, 'chair', { itemId, membershipId });
	audit('chair.handed-over', { thingId: meetingId, data: { membershipId, ...(itemId ? { itemId } : {}) } });
	tell(meetingNews(facts));
	tell(floorNews(facts));
	return {};
});

/** Whose place it is. Refuses 'attendance.no-place' for a guest: they have no part in deciding. */
function membershipOf({ gathered, place }: LogBook, who: string): string {
	const { column } = place(who);
	if (column === 'guestId') refuse('attendance.no-place');
	return gathered.seats.find(({ id }) => id === who)?.membershipId ?? who;
}
