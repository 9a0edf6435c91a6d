import { AnswerServing } from '#lib/calling/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { ownRequest, putServing } from './put-serving.ts';

/**
 * A substitute's answer to being asked to serve. Refusals: 'serving.withdrawn' when they are not needed any more,
 * 'meeting.started', 'thing.missing' for what is not asked of them.
 */
export const answerServing = command('serving.answer', AnswerServing, async (ctx, { requestId, serves }) => {
	const { db, actor, demand } = ctx;
	const membershipId = actor.membershipId ?? refuse('thing.missing');
	const request = await ownRequest(db, { id: requestId }, membershipId);
	if (!request) refuse('thing.missing');
	const facts = await meetingFacts(db, request.meetingId);
	demand('meeting.read', facts);
	if (facts.meetingState !== 'planned') refuse('meeting.started');
	demand('calling.answer', facts);
	return putServing(ctx, facts, request, serves, membershipId);
});
