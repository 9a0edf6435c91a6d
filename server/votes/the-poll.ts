import { refuse } from '#lib/refusals/refusal.ts';
import type { CommandContext } from '#server/command.ts';
import type { Poll, Prisma } from '#server/db/generated/client.ts';
import type { News } from '#server/bus.ts';
import type { Transaction } from '#server/db/open.ts';
import { demandUnlocked } from '#server/decisions/find.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';

/** A poll and the facts of its meeting, inside a command. Refuses 'thing.missing' to who may not read the meeting. */
export async function thePoll(
	{ db, demand }: Pick<CommandContext, 'db' | 'demand'>,
	pollId: string
): Promise<{ poll: Poll; facts: MeetingFacts }> {
	const poll = await db.poll.findUnique({ where: { id: pollId } });
	if (!poll) refuse('thing.missing');
	const facts = await meetingFacts(db, poll.meetingId);
	demand('meeting.read', facts);
	return { poll, facts };
}

/**
 * What a poll left open is settled, and a poll declared void, while the meeting is on and after it, until the paragraph
 * is locked (V13). Refuses 'meeting.state', 'decision.adjusted'.
 */
export async function demandUnsettled(db: Transaction, { itemId }: Poll, facts: MeetingFacts): Promise<void> {
	if (facts.meetingState !== 'live' && facts.meetingState !== 'ended') refuse('meeting.state');
	await demandUnlocked(db, facts, itemId);
}

/**
 * Changes an open poll, or refuses 'vote.closed'. Whoever casts goes through here too: on any database casting and closing
 * then wait for each other, and no ballot comes in after the count.
 */
export async function changeOpen(
	{ db }: Pick<CommandContext, 'db'>,
	{ id, federationId }: Pick<Poll, 'id' | 'federationId'>,
	data: Prisma.PollUpdateManyMutationInput = {}
): Promise<void> {
	const changed = await db.poll.updateMany({
		where: { id, federationId, state: 'open' },
		data: { ...data, version: { increment: 1 } }
	});
	if (changed.count === 0) refuse('vote.closed');
}

/** News that the polls of a meeting have changed. */
export const pollNews = ({ federationId, groupId, meetingId }: MeetingFacts): News => ({
	topic: 'votes',
	federationId,
	groupId,
	meetingId
});
