import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { entitlementOf, optionsOf, seatsIn } from '#lib/votes/poll.ts';
import { ThePoll } from '#lib/votes/schema.ts';
import { countChoices } from '#lib/votes/tally.ts';
import { command, type CommandContext } from '#server/command.ts';
import { context } from '#server/context.ts';
import type { Ballot, Poll } from '#server/db/generated/client.ts';
import { finish, seatsAside } from './finish.ts';
import { thePoll } from './the-poll.ts';

const close = command('poll.close', ThePoll, async (ctx, { pollId }) => {
	const { db, demand } = ctx;
	const { poll, facts } = await thePoll(ctx, pollId);
	if (poll.state !== 'open') refuse('vote.closed');
	demand('meeting.run', facts);
	if (poll.kind === 'hands') refuse('vote.by-hand');
	const { federationId } = facts;
	const { seats } = entitlementOf(poll.entitled);
	const aside = await seatsAside(ctx, poll);
	// Who was told that the ballot is in, and has it lost to a crash, is waited for.
	const lost = seatsIn(poll.former).filter((seat) => !aside.includes(seat));
	if (lost.length > 0) refuse('vote.waits', { details: { count: lost.length } });

	const rows = await db.ballot.findMany({ where: { pollId, federationId } });
	const counted = rows.filter(({ seatId }) => !aside.includes(seatId));
	const choices = counted.map((ballot) => choiceOf(poll, ballot));
	const voted = new Set(counted.map(({ seatId }) => seatId));
	await finish(ctx, poll, facts, {
		counted: countChoices(optionsOf(poll.options), choices),
		voted: seats.flatMap(({ seat }) => (voted.has(seat) ? seat : [])),
		aside,
		votes: poll.kind === 'open' ? counted : []
	});
	if (poll.kind === 'secret') await dropBallots(ctx, poll);
	return {};
});

function choiceOf(poll: Poll, { choice, sealed }: Ballot): string {
	if (poll.kind !== 'secret') return choice ?? '';
	const { ballotKeys } = context();
	if (!sealed || !ballotKeys.holds(poll.id, poll.publicKey)) refuse('vote.key-lost');
	return ballotKeys.open(poll.id, sealed);
}

/** What was sealed goes with the key: the table keeps no trace of who sealed what. */
const dropBallots = ({ db }: CommandContext, { id: pollId, federationId }: Poll) =>
	db.ballot.deleteMany({ where: { pollId, federationId } });

/**
 * Closes a poll: ballots are counted, ties settled, the result is for everybody to see. Of a secret one sealed ballots and
 * key are destroyed, so that nothing is left to be opened (V8).
 * Refusals: 'vote.closed' (a second closing too), 'vote.by-hand', 'vote.waits' for ballots that a crash took,
 * 'vote.key-lost', 'thing.missing', 'access.denied'.
 */
export async function closePoll(
	actor: Actor,
	input: { pollId: string },
	options?: { commandId?: string | undefined }
): Promise<void> {
	await close(actor, input, options);
	context().ballotKeys.destroy(input.pollId);
}
