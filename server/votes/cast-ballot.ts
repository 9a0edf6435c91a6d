import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { abstain, entitlementOf, optionsOf, seatsIn } from '#lib/votes/poll.ts';
import { CastBallot } from '#lib/votes/schema.ts';
import { attendedMeeting, gatherAttendance } from '#server/attendance/facts.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { asideOf, votesOf } from './entitlement.ts';
import { changeOpen, thePoll } from './the-poll.ts';

/**
 * Casts the ballot of a voting seat. A second one replaces the first until the poll is closed (V2). An open one may come
 * from a neighbour's screen, until its voter has cast it themselves; a secret one is sealed before it is stored.
 * Refusals: 'vote.closed', 'vote.by-hand', 'vote.none' to who had no vote when it was opened, 'vote.aside' (jäv),
 * 'vote.own-hand', 'vote.key-lost', 'input.invalid' for a choice that is none, 'thing.missing', 'access.denied'.
 */
export const castBallot = command('ballot.cast', CastBallot, async (ctx, { pollId, seatId, choice }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const { poll, facts } = await thePoll(ctx, pollId);
	if (poll.state !== 'open') refuse('vote.closed');
	demand('ballot.cast', facts);
	if (poll.kind === 'hands') refuse('vote.by-hand');
	const known = [...optionsOf(poll.options).map(({ id }) => id), abstain];
	if (!known.includes(choice)) refuse('input.invalid', { fields: { choice: 'field.foreign' } });

	const { federationId } = facts;
	const entitlement = entitlementOf(poll.entitled);
	const gathered = await gatherAttendance(db, await attendedMeeting(db, facts.meetingId, federationId));
	const presence = gathered.day().at(poll.itemId);
	const screen = { ...actor, keepsLog: can(actor, 'attendance.keep', facts) };
	const mine = votesOf(poll, entitlement, gathered.log, presence, screen);
	const vote = mine.find(({ seat, own }) => (seatId === null ? own : seat === seatId)) ?? refuse('vote.none');
	if (asideOf(entitlement, presence).some(({ seat }) => seat === vote.seat)) refuse('vote.aside');

	const where = { pollId_seatId: { pollId, seatId: vote.seat } };
	const before = await db.ballot.findUnique({ where, select: { castBy: true } });
	if (before && before.castBy === null && !vote.own) refuse('vote.own-hand');
	const { ballotKeys } = context();
	if (poll.kind === 'secret' && !ballotKeys.holds(pollId, poll.publicKey)) refuse('vote.key-lost');
	await changeOpen(ctx, poll, {
		former: JSON.stringify(seatsIn(poll.former).filter((seat) => seat !== vote.seat))
	});
	const ballot = {
		membershipId: vote.membership,
		castBy: vote.own ? null : actor.accountId,
		at: now,
		...(poll.kind === 'secret' ? { sealed: ballotKeys.seal(pollId, choice) } : { choice })
	};
	await db.ballot.upsert({
		where,
		create: { ...ballot, pollId, seatId: vote.seat, federationId },
		update: ballot
	});
	const cast = await db.ballot.count({ where: { pollId, federationId } });
	// Never the choice.
	audit('ballot.cast', { thingId: pollId, data: { seat: vote.seat } });
	tell({ topic: 'votes', meetingId: facts.meetingId, tally: { pollId, cast } });
	return {};
});
