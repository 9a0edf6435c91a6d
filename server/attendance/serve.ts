import { Serve } from '#lib/attendance/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { demandItem, demandOwnPlace, openLogBook } from './log-book.ts';
import { serveOn } from './serving.ts';

/**
 * A substitute takes the vote of a seat whose holder is not here, or of one who has stepped aside for the item: in the
 * order substitutes are asked, for one seat, from the next item on where somebody else has had the vote in this one.
 * Refusals: those of `serveOn`, 'attendance.closed', 'thing.missing', 'access.denied'.
 */
export const serve = command('attendance.serve', Serve, async (ctx, { meetingId, forSeatId, itemId }) => {
	const book = await openLogBook(ctx, meetingId);
	ctx.demand('attendance.own', book.facts);
	demandOwnPlace(book, ctx.now);
	if (itemId) await demandItem(ctx.db, book.facts, itemId);
	const seat = book.gathered.seats.find(
		(one) => one.role === 'substitute' && book.mine.some(({ who }) => who === one.id)
	);
	if (!seat) refuse('attendance.not-substitute', { details: { name: ctx.actor.name } });
	const on = serveOn(book, { who: seat.id, forSeatId, itemId, inOrder: true });
	if (on) await book.write({ kind: 'serve', who: seat.id, forSeatId, itemId: on.itemId });
	return {};
});
