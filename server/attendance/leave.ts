import { Leave } from '#lib/attendance/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { openLogBook } from './log-book.ts';

/**
 * Somebody leaves, with those they checked in beside them if they say so. Who is not here leaves nothing in the log.
 * Refusals: 'attendance.no-place' for somebody else, 'thing.missing', 'access.denied' after the meeting.
 */
export const leave = command('attendance.leave', Leave, async (ctx, { meetingId, beside }) => {
	const book = await openLogBook(ctx, meetingId);
	ctx.demand('attendance.own', book.facts);
	const mine = book.mine.map(({ who }) => who);
	const arrival = (who: string) =>
		book.gathered.log.findLast((row) => row.seatId === who && row.kind === 'arrive' && row.struckAt === null);
	if (beside.some((who) => !mine.includes(who) && arrival(who)?.recordedBy !== ctx.actor.accountId))
		refuse('attendance.no-place');
	for (const who of new Set([...mine, ...beside])) if (book.now.here.has(who)) await book.write({ kind: 'leave', who });
	return {};
});
