import { OnItem } from '#lib/attendance/schema.ts';
import { command } from '#server/command.ts';
import { demandItem, demandOwnPlace, openLogBook } from './log-book.ts';

/**
 * Somebody steps aside for one item (jäv): they take no part in it and have no vote on it, and a substitute may serve
 * for them on that item (domain.md 3.3). Stepping aside twice changes nothing.
 * Refusals: 'attendance.closed', 'attendance.no-place', 'thing.missing' for an item of another meeting, 'access.denied'.
 */
export const recuse = command('attendance.recuse', OnItem, async (ctx, { meetingId, itemId }) => {
	const book = await openLogBook(ctx, meetingId);
	ctx.demand('attendance.own', book.facts);
	demandOwnPlace(book, ctx.now);
	await demandItem(ctx.db, book.facts, itemId);
	const { recused } = book.day.at(itemId);
	for (const { who } of book.mine) if (!recused.has(who)) await book.write({ kind: 'recuse', who, itemId });
	return {};
});
