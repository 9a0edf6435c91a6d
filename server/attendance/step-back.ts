import { StepBack } from '#lib/attendance/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { openLogBook } from './log-book.ts';

/**
 * A substitute serves no more. In the middle of an item the vote stays until the item is left: nobody changes places
 * inside one (domain.md 3.3). Who serves for nobody leaves nothing in the log. Refusals: 'attendance.no-place',
 * 'thing.missing', 'access.denied'.
 */
export const stepBack = command('attendance.step-back', StepBack, async (ctx, { meetingId }) => {
	const book = await openLogBook(ctx, meetingId);
	ctx.demand('attendance.own', book.facts);
	if (book.mine.length === 0) refuse('attendance.no-place');
	for (const { who } of book.mine)
		if (book.now.present.get(who)?.servesFor) await book.write({ kind: 'step-back', who });
	return {};
});
