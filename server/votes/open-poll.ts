import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { maySecret } from '#lib/votes/poll.ts';
import { OpenPoll } from '#lib/votes/schema.ts';
import { attendedMeeting, gatherAttendance } from '#server/attendance/facts.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import type { Transaction } from '#server/db/open.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { entitlementAt } from './entitlement.ts';
import { pollNews } from './the-poll.ts';

/**
 * Opens a poll on the item that is being treated. Who may vote is taken from the attendance log and frozen (V1); of a
 * secret one the key is made, and its private half is in memory only.
 * Refusals: 'meeting.state' unless live, and in a pause, 'vote.not-current', 'vote.already-open', 'vote.secret' about a matter in a group
 * that decides, 'vote.nobody' when nobody has a vote, 'thing.missing' (a decision or motion of another item),
 * 'access.denied', 'input.invalid'.
 */
export const openPoll = command('poll.open', OpenPoll, async ({ db, actor, now, demand, audit, tell }, input) => {
	const { meetingId, itemId, kind, subject, question, decisionId } = input;
	const facts = await meetingFacts(db, meetingId);
	const { federationId, groupId } = facts;
	demand('meeting.read', facts);
	if (facts.meetingState !== 'live') refuse('meeting.state');
	demand('meeting.run', facts);
	const [meeting, group, open] = await Promise.all([
		db.meeting.findFirstOrThrow({
			where: { id: meetingId, federationId },
			select: { currentItemId: true, pausedSince: true }
		}),
		db.group.findFirstOrThrow({ where: { id: groupId, federationId }, select: { decides: true } }),
		db.poll.count({ where: { meetingId, federationId, state: 'open' } })
	]);
	if (meeting.pausedSince) refuse('meeting.state');
	if (meeting.currentItemId !== itemId) refuse('vote.not-current');
	if (open > 0) refuse('vote.already-open');
	if (kind === 'secret' && !maySecret(group.decides, subject)) refuse('vote.secret');
	await demandMotions(db, facts, input);
	const entitlement = entitlementAt(
		await gatherAttendance(db, await attendedMeeting(db, meetingId, facts.federationId)),
		itemId
	);
	if (entitlement.seats.length === 0 && kind !== 'hands') refuse('vote.nobody');

	const id = newId();
	await db.poll.create({
		data: {
			...{ id, federationId, groupId, meetingId, itemId, decisionId, question, kind, subject },
			advisory: !group.decides,
			options: JSON.stringify(input.options.map(({ id, text }) => ({ id: id ?? newId(), text }))),
			entitled: JSON.stringify(entitlement),
			publicKey: kind === 'secret' ? context().ballotKeys.make(id) : null,
			openedAt: now,
			openedBy: actor.accountId ?? ''
		}
	});
	audit('poll.opened', { thingId: id, data: { kind, subject, entitled: entitlement.seats.length } });
	tell(pollNews(facts));
	return { pollId: id };
});

interface Asked {
	readonly itemId: string;
	readonly decisionId: string | null;
	readonly options: readonly { readonly id: string | null }[];
}

/** What a poll is to settle is a decision of its item that is not yet taken, between that and motions about it. */
async function demandMotions(db: Transaction, { federationId }: MeetingFacts, { itemId, decisionId, options }: Asked) {
	const given = options.flatMap(({ id }) => id ?? []);
	if (decisionId === null) {
		if (given.length > 0) refuse('thing.missing');
		return;
	}
	const decision = await db.decision.findFirst({
		where: { id: decisionId, federationId, itemId, state: 'prepared' },
		select: { motions: { where: { withdrawnAt: null }, select: { id: true } } }
	});
	if (!decision) refuse('thing.missing');
	const known = [decisionId, ...decision.motions.map(({ id }) => id)];
	if (given.some((id) => !known.includes(id)) || new Set(given).size !== given.length) refuse('thing.missing');
}
