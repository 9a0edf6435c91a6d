import type { TookPart } from '#lib/decisions/took-part.ts';
import { contradict, leftBy, misfit, textAfter, type PutMotion } from '#lib/decisions/settle.ts';
import { decisionKindOf, motionKindOf } from '#lib/decisions/decision.ts';
import { disagrees, pollOutcome, votedDown } from '#lib/decisions/poll-outcome.ts';
import { Decide } from '#lib/decisions/schema.ts';
import { outcomeWords } from '#lib/decisions/words.ts';
import { toLocal } from '#lib/i18n/dates.ts';
import { nextOrdinal } from '#lib/meetings/ordinal.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { attendedMeeting, seatsOf } from '#server/attendance/facts.ts';
import { command } from '#server/command.ts';
import type { Decision, Motion } from '#server/db/generated/client.ts';
import type { Transaction } from '#server/db/open.ts';
import { settleByDecision } from '#server/meetings/settle-outcome.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';
import { followBody, type Treated } from '#server/proposals/follow-body.ts';
import { voteWords } from '#server/proposals/vote-words.ts';
import { decisionNews, demandUnlocked, findDecision, findItem, treatedItem } from './find.ts';
import { titleOf } from './prepare-decision.ts';

/** The next number of the federation's register in a year; one that was given is not given again. */
async function nextInRegister(db: Transaction, federationId: string, year: number): Promise<number> {
	const last = await db.decision.aggregate({ where: { federationId, year }, _max: { ordinal: true } });
	return nextOrdinal([last._max.ordinal ?? 0]);
}

/** The closed vote that settles it. Refuses when it is of another item, settles nothing, or says something else. Out: whether the proposal was voted down. */
async function demandPoll(
	db: Transaction,
	decision: Decision & { motions: Motion[] },
	pollId: string | null,
	carried: readonly string[]
): Promise<boolean> {
	if (pollId === null) refuse('input.invalid', { fields: { pollId: 'field.required' } });
	const { federationId, itemId, id } = decision;
	const poll = await db.poll.findFirst({ where: { id: pollId, federationId, itemId, state: 'closed' } });
	const elsewhere = poll?.decisionId !== null && poll?.decisionId !== id;
	const used = await db.decision.count({ where: { pollId, federationId, state: 'decided' } });
	if (!poll || elsewhere || used > 0) refuse('input.invalid', { fields: { pollId: 'field.foreign' } });
	const outcome = pollOutcome(poll);
	if (!outcome || outcome.outcome === null) refuse('decision.poll-unsettled');
	const motions = decision.motions.filter((motion) => !motion.withdrawnAt).map((motion) => motion.id);
	if (disagrees(outcome, motions, carried)) refuse('decision.poll-disagrees');
	return votedDown(outcome, id);
}

/** What it makes of a proposal that is taken up at the item. */
const treatedAs = (outcome: 'deferred' | 'referred' | undefined, put: readonly PutMotion[]): Treated => {
	if (outcome) return outcome === 'deferred' ? 'defer' : 'refer';
	return put.some(({ kind }) => kind === 'reject') ? 'decline' : 'decide';
};

/** Who has each vote, with whose they are: a picture that later changes of the log do not touch. */
async function pictureOf(db: Transaction, facts: MeetingFacts, votes: ReadonlyMap<string, string>): Promise<TookPart> {
	const seats = await seatsOf(db, await attendedMeeting(db, facts.meetingId, facts.federationId));
	const whose = new Map(seats.map(({ id, membershipId }) => [id, membershipId]));
	return [...votes].map(([seat, who]) => ({ seat, who, membership: whose.get(who) ?? '' }));
}

/**
 * Takes a decision: which motions are carried, in what form, in what words. It gets its number in the federation's
 * register; who took part is kept as it stands. One that defers or refers back leaves the item so (`to`: to whom). In a group that does not decide it is a position taken. Written after
 * the item was left, it is of the moment it was left.
 * Refusals: 'meeting.state' before the meeting, 'decision.settled', 'decision.not-treated', 'decision.no-quorum' unless
 * the chair insists, 'decision.contradiction', 'decision.not-unanimous', 'decision.no-lot', 'decision.poll-unsettled',
 * 'decision.poll-disagrees', 'input.invalid', 'thing.missing', 'access.denied'.
 */
export const decide = command('decision.decide', Decide, async (ctx, input) => {
	const { db, actor, now, demand, audit, tell, job } = ctx;
	const { decisionId: id, form } = input;
	const { decision, facts } = await findDecision(db, id);
	demand('meeting.read', facts);
	if (facts.meetingState !== 'live' && facts.meetingState !== 'ended') refuse('meeting.state');
	demand('decision.decide', facts);
	if (decision.state !== 'prepared') refuse('decision.settled');
	await demandUnlocked(db, facts, decision.itemId);
	const treated = await treatedItem(db, facts, await findItem(db, facts, decision.itemId));
	if (!treated) refuse('decision.not-treated');

	const { federationId, groupId } = facts;
	const { quorum, votes } = treated.closing;
	const group = await db.group.findFirstOrThrow({ where: { id: groupId, federationId }, select: { decides: true } });
	const withoutQuorum = group.decides && !quorum.met;
	if (withoutQuorum && !input.insist)
		refuse('decision.no-quorum', { details: { present: quorum.present, needed: quorum.needed } });

	const standing = decision.motions.filter((motion) => !motion.withdrawnAt);
	const carried = standing.filter((motion) => input.carried.includes(motion.id));
	if (carried.length !== new Set(input.carried).size) refuse('decision.changed');
	if (contradict(carried.map(({ kind }) => motionKindOf(kind)))) refuse('decision.contradiction');
	const wrong = misfit(form, decisionKindOf(decision.kind), standing.length - carried.length);
	if (wrong) refuse(wrong);
	const leaves = leftBy(
		carried.map(({ kind, text }) => ({ kind: motionKindOf(kind), text })),
		input.to
	);
	if (leaves?.outcome === 'referred' && leaves.outcomeTo === '')
		refuse('input.invalid', { fields: { to: 'field.required' } });
	const down = form === 'vote' && (await demandPoll(db, decision, input.pollId, input.carried));

	const put: PutMotion[] = carried.map(({ kind, text }) => ({ kind: motionKindOf(kind), text }));
	// A proposal that lost to nothing else is rejected.
	if (down && put.length === 0) put.push({ kind: 'reject', text: '' });
	const text = input.text || textAfter(decision.text, put, outcomeWords());
	const decidedAt = treated.endedAt ?? now;
	const year = Number(toLocal(decidedAt).date.slice(0, 4));
	const ordinal = await nextInRegister(db, federationId, year);
	const taken = await db.decision.updateMany({
		where: { id, federationId, state: 'prepared' },
		data: {
			...{ state: 'decided', form, text, year, ordinal, withoutQuorum, decidedAt },
			pollId: form === 'vote' ? input.pollId : null,
			tookPart: JSON.stringify(await pictureOf(db, facts, votes)),
			decidedBy: actor.accountId ?? ''
		}
	});
	if (taken.count === 0) refuse('decision.settled');
	for (const motion of standing)
		await db.motion.update({
			where: { id: motion.id },
			data: { outcome: carried.includes(motion) ? 'carried' : 'lost' }
		});
	await followBody(ctx, decision.itemId, treatedAs(leaves?.outcome, put), {
		decisionId: id,
		reason: leaves?.outcomeReason || decision.reasons,
		referredTo: leaves?.outcomeTo ?? '',
		vote: await voteWords(db, { form, pollId: form === 'vote' ? input.pollId : null, federationId })
	});
	// Deciding to put it off is putting it off: there is no second way of saying it.
	if (leaves) await settleByDecision(ctx, facts, decision.itemId, leaves);
	await db.thing.update({ where: { id }, data: { title: titleOf(text) } });
	// The day it was to be looked at again has passed already: it comes back from here (Y11).
	const due = await db.decisionReview.count({ where: { decisionId: id, federationId, reviewOn: { lte: now } } });
	if (due > 0) job('decisions.review', `decisions.review:${id}:decided`, { groupId });
	audit('decision.decided', { thingId: id, data: { year, ordinal, form, withoutQuorum } });
	tell(decisionNews(facts));
	return { year, ordinal };
});
