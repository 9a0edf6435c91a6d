import type { CallingAnswer } from '#lib/calling/answers.ts';
import { AnswerByLink, AnswerCalling, NoteAnswer } from '#lib/calling/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command, type CommandContext } from '#server/command.ts';
import { meetingNews } from '#server/meetings/news.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';
import { readAnswerLink } from './answer-link.ts';
import { recipientsOf } from './recipients.ts';
import { askNext, passOn, takeBackFor } from './serving.ts';

interface Given {
	readonly membershipId: string;
	readonly answer: CallingAnswer;
	readonly note: string;
	readonly via: 'page' | 'link' | 'office';
}

/** Writes an answer and what follows from it: who cannot come has the next substitute asked, who can again has not. */
async function put(ctx: CommandContext, facts: MeetingFacts, { membershipId, answer, note, via }: Given) {
	const { db, now, audit, tell } = ctx;
	const { meetingId, federationId } = facts;
	const recipients = await recipientsOf(db, facts);
	if (!recipients.some((one) => one.membershipId === membershipId)) refuse('thing.missing');
	const given = { federationId, answer, note, at: now, via };
	await db.meetingAnswer.upsert({
		where: { meetingId_membershipId: { meetingId, membershipId } },
		create: { meetingId, membershipId, ...given },
		update: given
	});
	if (answer === 'away') {
		await passOn(ctx, facts, membershipId);
		await askNext(ctx, facts, membershipId);
	} else await takeBackFor(ctx, facts, membershipId);
	audit('calling.answered', { thingId: meetingId, federationId, data: { membershipId, answer, via } });
	tell({ ...meetingNews(facts), topic: 'calling', rightsOf: undefined });
	return { answer };
}

const toCome = ({ meetingState }: MeetingFacts): void => {
	if (meetingState !== 'planned') refuse(meetingState === 'cancelled' ? 'meeting.state' : 'meeting.started');
};

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
	return put(ctx, facts, { membershipId, answer, note, via: 'page' });
});

/**
 * The same by the link in a letter, without signing in; run by the portal. Refusals: 'ticket.spent' for a link that is
 * none or whose meeting is over, cancelled or has begun.
 */
export const answerByLink = command('calling.answer-by-link', AnswerByLink, async (ctx, { token, answer, note }) => {
	ctx.demand('portal.work', {});
	const { meetingId, membershipId } = readAnswerLink(token);
	const facts = await meetingFacts(ctx.db, meetingId);
	if (facts.meetingState !== 'planned') refuse('ticket.spent');
	return put(ctx, facts, { membershipId, answer, note, via: 'link' });
});

/** An answer that reached whoever leads the group, or the office, by another way. Refusals as of one's own. */
export const noteAnswer = command('calling.note-answer', NoteAnswer, async (ctx, { meetingId, ...given }) => {
	const facts = await meetingFacts(ctx.db, meetingId);
	ctx.demand('meeting.read', facts);
	toCome(facts);
	ctx.demand('calling.note', facts);
	return put(ctx, facts, { ...given, via: 'office' });
});
