import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { VoidPoll } from '#lib/votes/schema.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { demandUnsettled, pollNews, thePoll } from './the-poll.ts';

const annul = command('poll.void', VoidPoll, async (ctx, { pollId, reason }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const { poll, facts } = await thePoll(ctx, pollId);
	if (poll.state === 'voided') refuse('vote.voided');
	demand('decision.decide', facts);
	await demandUnsettled(db, poll, facts);
	const { federationId } = facts;
	if ((await db.decision.count({ where: { pollId, federationId } })) > 0) refuse('vote.decided');
	const changed = await db.poll.updateMany({
		where: { id: pollId, federationId, state: poll.state, version: poll.version },
		data: {
			...{ state: 'voided', voidedReason: reason, result: null, version: { increment: 1 } },
			...{ closedAt: poll.closedAt ?? now, closedBy: actor.accountId }
		}
	});
	if (changed.count === 0) refuse('vote.voided');
	// What was voted in a poll that does not count is nobody's business.
	await db.ballot.deleteMany({ where: { pollId, federationId } });
	audit('poll.voided', { thingId: pollId });
	tell(pollNews(facts));
	return {};
});

/**
 * Declares a poll void, with a reason that all can read: while it is open, or afterwards until the paragraph is locked,
 * if no decision rests on it. Its ballots are gone; a new one may be opened.
 * Refusals: 'vote.voided', 'vote.decided', 'meeting.state', 'decision.adjusted', 'thing.missing', 'access.denied', 'input.invalid'.
 */
export async function voidPoll(
	actor: Actor,
	input: { pollId: string; reason: string },
	options?: { commandId?: string | undefined }
): Promise<void> {
	await annul(actor, input, options);
	context().ballotKeys.destroy(input.pollId);
}
