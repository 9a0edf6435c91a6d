import { refuse } from '#lib/refusals/refusal.ts';
import { entitlementOf, resultOf, type PollResult } from '#lib/votes/poll.ts';
import { SettleTie } from '#lib/votes/schema.ts';
import { command } from '#server/command.ts';
import { presides } from './presides.ts';
import { demandUnsettled, pollNews, thePoll } from './the-poll.ts';

/**
 * The chair's casting vote, where equal votes wait for it: given by the chair, or written down by who leads with them.
 * Refusals: 'vote.no-tie' when nothing waits, 'vote.no-chair' when whoever leads has no vote on the matter,
 * 'meeting.state' before the meeting, 'decision.adjusted' once the paragraph is locked, 'input.invalid' for an option that is not among the equal ones, 'access.denied'.
 */
export const settleTie = command('poll.settle', SettleTie, async (ctx, { pollId, choice }) => {
	const { db, demand, audit, tell } = ctx;
	const { poll, facts } = await thePoll(ctx, pollId);
	demand('decision.decide', facts);
	await demandUnsettled(db, poll, facts);
	const result = poll.state === 'closed' ? resultOf(poll.result) : null;
	if (result?.settled !== 'waits') refuse('vote.no-tie');
	if (!result.leading.includes(choice)) refuse('input.invalid', { fields: { choice: 'field.foreign' } });
	const chair = (await presides(db, poll, entitlementOf(poll.entitled))) ?? refuse('vote.no-chair');
	const settled: PollResult = { ...result, outcome: choice, settled: 'chair', chair };
	const changed = await db.poll.updateMany({
		where: { id: pollId, federationId: facts.federationId, state: 'closed', version: poll.version },
		data: { result: JSON.stringify(settled), version: { increment: 1 } }
	});
	if (changed.count === 0) refuse('vote.no-tie');
	audit('poll.settled', { thingId: pollId, data: { by: chair } });
	tell(pollNews(facts));
	return {};
});
