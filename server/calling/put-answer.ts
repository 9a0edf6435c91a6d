import type { CallingAnswer } from '#lib/calling/answers.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { CommandContext } from '#server/command.ts';
import { meetingNews } from '#server/meetings/news.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';
import { askForEmpty, calledTo, passOn, takeBackFor } from './serving.ts';

interface Given {
	readonly membershipId: string;
	readonly answer: CallingAnswer;
	readonly note: string;
	readonly via: 'page' | 'link' | 'office';
}

/**
 * Writes an answer and what follows from it: who cannot come has the next substitute asked, who can again
 * has not, and who is free by it is asked for another.
 * Refuses 'thing.missing' for somebody who is not called. Inside a command that has asked for permission.
 */
export async function putAnswer(ctx: CommandContext, facts: MeetingFacts, { membershipId, answer, note, via }: Given) {
	const { db, now, audit, tell } = ctx;
	const { meetingId, federationId } = facts;
	const called = await calledTo(db, facts);
	if (!called.recipients.some((one) => one.membershipId === membershipId)) refuse('thing.missing');
	const given = { federationId, answer, note, at: now, via };
	await db.meetingAnswer.upsert({
		where: { meetingId_membershipId: { meetingId, membershipId } },
		create: { meetingId, membershipId, ...given },
		update: given
	});
	await (answer === 'away' ? passOn : takeBackFor)(ctx, called, membershipId);
	await askForEmpty(ctx, called);
	audit('calling.answered', { thingId: meetingId, federationId, data: { membershipId, answer, via } });
	tell({ ...meetingNews(facts), topic: 'calling', rightsOf: undefined });
	return { answer };
}

/** Refuses once the meeting has begun, is over or cancelled. */
export const toCome = ({ meetingState }: MeetingFacts): void => {
	if (meetingState !== 'planned') refuse(meetingState === 'cancelled' ? 'meeting.state' : 'meeting.started');
};
