import { AnswerByLink } from '#lib/calling/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { readAnswerLink } from './answer-link.ts';
import { putAnswer } from './put-answer.ts';

/**
 * The same by the link in a letter, without signing in; run by the portal. Refusals: 'ticket.spent' for a link that is
 * none or whose meeting is over, cancelled or has begun.
 */
export const answerByLink = command('calling.answer-by-link', AnswerByLink, async (ctx, { token, answer, note }) => {
	ctx.demand('portal.work', {});
	const { meetingId, membershipId } = readAnswerLink(token);
	const facts = await meetingFacts(ctx.db, meetingId);
	if (facts.meetingState !== 'planned') refuse('ticket.spent');
	return putAnswer(ctx, facts, { membershipId, answer, note, via: 'link' });
});
