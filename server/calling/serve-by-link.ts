import { ServeByLink } from '#lib/calling/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { readAnswerLink } from './answer-link.ts';
import { ownRequest, putServing } from './put-serving.ts';

/** The same by the link in a letter, without signing in; run by the portal. Refusals: 'ticket.spent', 'serving.withdrawn'. */
export const serveByLink = command('serving.answer-by-link', ServeByLink, async (ctx, { token, serves }) => {
	ctx.demand('portal.work', {});
	const { meetingId, membershipId } = readAnswerLink(token);
	const facts = await meetingFacts(ctx.db, meetingId);
	if (facts.meetingState !== 'planned') refuse('ticket.spent');
	const request = await ownRequest(ctx.db, { meetingId }, membershipId);
	if (!request) refuse('ticket.spent');
	return putServing(ctx, facts, request, serves, membershipId);
});
