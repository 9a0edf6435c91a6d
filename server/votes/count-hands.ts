import { refuse } from '#lib/refusals/refusal.ts';
import { entitlementOf, optionsOf } from '#lib/votes/poll.ts';
import { CountHands } from '#lib/votes/schema.ts';
import { castIn } from '#lib/votes/tally.ts';
import { command } from '#server/command.ts';
import { finish, seatsAside } from './finish.ts';
import { thePoll } from './the-poll.ts';

/**
 * Writes down a show of hands, and closes it: hands for each option, abstentions, and what is to be said about the count.
 * Where the group decides nobody is counted who had no vote; where it advises a difference is shown, and taken as it is.
 * Refusals: 'vote.closed', 'vote.no-hands' for another kind, 'vote.too-many', 'input.invalid' for a number that is none
 * or of an option that is none, 'thing.missing', 'access.denied'.
 */
export const countHands = command('poll.count', CountHands, async (ctx, { pollId, counts, abstained, note }) => {
	const { poll, facts } = await thePoll(ctx, pollId);
	if (poll.state !== 'open') refuse('vote.closed');
	ctx.demand('meeting.run', facts);
	if (poll.kind !== 'hands') refuse('vote.no-hands');
	const options = optionsOf(poll.options);
	const missing = options.find(({ id }) => counts[id] === undefined);
	if (missing) refuse('input.invalid', { fields: { [`counts.${missing.id}`]: 'field.required' } });
	const counted = { counts: Object.fromEntries(options.map(({ id }) => [id, counts[id] ?? 0])), abstained };
	const aside = await seatsAside(ctx, poll);
	const entitled = entitlementOf(poll.entitled).seats.length - aside.length;
	const cast = castIn(counted);
	if (!poll.advisory && cast > entitled) refuse('vote.too-many', { details: { cast, entitled } });
	await finish(ctx, poll, facts, { counted, voted: [], aside, votes: [], note });
	return {};
});
