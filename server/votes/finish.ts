import { randomInt } from 'node:crypto';
import { attendanceOf } from '#lib/attendance/derive.ts';
import { entitlementOf, optionsOf, pollSubjectOf, tieRuleOf, type PollResult } from '#lib/votes/poll.ts';
import { settle, type Counted } from '#lib/votes/tally.ts';
import { attendanceFacts } from '#server/attendance/facts.ts';
import type { CommandContext } from '#server/command.ts';
import type { Poll } from '#server/db/generated/client.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';
import { asideOf } from './entitlement.ts';
import { presides } from './presides.ts';
import { changeOpen, pollNews } from './the-poll.ts';

/** Voting seats whose voter has stepped aside (jäv) since the poll was opened. */
export async function seatsAside({ db }: CommandContext, poll: Poll): Promise<string[]> {
	const presence = attendanceOf(await attendanceFacts(db, poll)).at(poll.itemId);
	return asideOf(entitlementOf(poll.entitled), presence).map(({ seat }) => seat);
}

interface Ended {
	readonly counted: Counted;
	readonly voted: readonly string[];
	readonly aside: readonly string[];
	/** Ballots of an open poll: the chair's own may settle a tie. */
	readonly votes: readonly { readonly membershipId: string; readonly choice: string | null }[];
	/** What was said about a count by hand. */
	readonly note?: string;
}

/** Writes what came of a poll and closes it. Refuses 'vote.closed' when somebody else has closed it meanwhile. */
export async function finish(ctx: CommandContext, poll: Poll, facts: MeetingFacts, ended: Ended): Promise<void> {
	const { db, actor, now, audit, tell } = ctx;
	const { counted, voted, aside, votes, note } = ended;
	const options = optionsOf(poll.options);
	const group = await db.group.findFirstOrThrow({
		where: { id: facts.groupId, federationId: facts.federationId },
		select: { tie: true }
	});
	const chair = await presides(db, poll, entitlementOf(poll.entitled));
	const casting = votes.find(({ membershipId }) => membershipId === chair)?.choice;
	const settled = settle(options, counted, {
		subject: pollSubjectOf(poll.subject),
		advisory: poll.advisory,
		rule: tieRuleOf(group.tie),
		chair: chair !== null && casting ? { membershipId: chair, choice: casting } : null,
		draw: randomInt
	});
	const result: PollResult = { ...counted, voted: [...voted], aside: [...aside], ...settled };
	await changeOpen(ctx, poll, {
		state: 'closed',
		closedAt: now,
		closedBy: actor.accountId,
		result: JSON.stringify(result),
		...(note === undefined ? {} : { note })
	});
	audit('poll.closed', { thingId: poll.id, data: { settled: settled.settled } });
	tell(pollNews(facts));
}
