import { NoteAnswer } from '#lib/calling/schema.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { putAnswer, toCome } from './put-answer.ts';

/** An answer that reached whoever leads the group, or the office, by another way. Refusals as of one's own. */
export const noteAnswer = command('calling.note-answer', NoteAnswer, async (ctx, { meetingId, ...given }) => {
	const facts = await meetingFacts(ctx.db, meetingId);
	ctx.demand('meeting.read', facts);
	toCome(facts);
	ctx.demand('calling.note', facts);
	return putAnswer(ctx, facts, { ...given, via: 'office' });
});
