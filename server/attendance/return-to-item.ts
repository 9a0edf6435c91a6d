import { OnItem } from '#lib/attendance/schema.ts';
import { command } from '#server/command.ts';
import { demandItem, demandOwnPlace, openLogBook } from './log-book.ts';

/**
 * Somebody takes part in an item again that they had stepped aside for. After the item nobody need do this: who left
 * for jäv takes part in the next one by itself (domain.md 3.1). Refusals as of `recuse`.
 */
export const returnToItem = command('attendance.return', OnItem, async (ctx, { meetingId, itemId }) => {
	const book = await openLogBook(ctx, meetingId);
	ctx.demand('attendance.own', book.facts);
	demandOwnPlace(book, ctx.now);
	await demandItem(ctx.db, book.facts, itemId);
	const { recused } = book.day.at(itemId);
	for (const { who } of book.mine) if (recused.has(who)) await book.write({ kind: 'return', who, itemId });
	return {};
});
