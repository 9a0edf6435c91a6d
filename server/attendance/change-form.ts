import { ChangeForm } from '#lib/attendance/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { openLogBook } from './log-book.ts';

/**
 * Somebody who is here takes part in another way: the picture is gone, or they have come into the room. Saying the same
 * again changes nothing. Refusals: 'attendance.not-here', 'attendance.no-place', 'thing.missing', 'access.denied'.
 */
export const changeForm = command('attendance.change-form', ChangeForm, async (ctx, { meetingId, form }) => {
	const book = await openLogBook(ctx, meetingId);
	ctx.demand('attendance.own', book.facts);
	if (book.mine.length === 0) refuse('attendance.no-place');
	const here = book.mine.filter(({ who }) => book.now.here.has(who));
	if (here.length === 0) refuse('attendance.not-here', { details: { name: book.mine[0]?.name ?? '' } });
	for (const { who } of here) if (book.now.here.get(who) !== form) await book.write({ kind: 'form', who, form });
	return { form };
});
