import { AnswerCalling } from '#lib/calling/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { putAnswer, toCome } from './put-answer.ts';

/**
 * One's own answer to a calling; the last one counts. Answers are taken before the calling too: who knows that they
 * cannot come says so. Refusals: 'meeting.started', 'meeting.state', 'thing.missing', 'access.denied'.
 */
export const answerCalling = command('calling.answer', AnswerCalling, async (ctx, { meetingId, answer, note }) => {
	const facts = await meetingFacts(ctx.db, meetingId);
	ctx.demand('meeting.read', facts);
	toCome(facts);
	ctx.demand('calling.answer', facts);
	const membershipId = ctx.actor.membershipId ?? refuse('thing.missing');
	return putAnswer(ctx, facts, { membershipId, answer, note, via: 'page' });
});
