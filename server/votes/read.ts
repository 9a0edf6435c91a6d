import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import type { PollsView } from '#lib/votes/view.ts';
import { attendedMeeting, gatherAttendance } from '#server/attendance/facts.ts';
import { context } from '#server/context.ts';
import { lockedItems } from '#server/decisions/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { entitlementAt } from './entitlement.ts';
import { pollNames } from './names.ts';
import { viewOf } from './poll-view.ts';

/** The polls of a meeting as the reader may see them. Needs 'meeting.read'. */
export async function readPolls(actor: Actor, meetingId: string): Promise<PollsView> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { federationId, groupId } = facts;
	const [rows, group, { currentItemId }] = await Promise.all([
		read.poll.findMany({ where: { meetingId, federationId }, orderBy: [{ openedAt: 'asc' }, { id: 'asc' }] }),
		read.group.findFirstOrThrow({ where: { id: groupId, federationId }, select: { decides: true } }),
		read.meeting.findFirstOrThrow({ where: { id: meetingId, federationId }, select: { currentItemId: true } })
	]);
	const live = facts.meetingState === 'live';
	const mayRun = live && can(actor, 'meeting.run', facts);
	const locked = rows.length > 0 && can(actor, 'decision.decide', facts) ? await lockedItems(read, facts) : null;
	// Who is present matters to an open poll and to whoever may open one: the others' pages do not ask.
	const gathered =
		live && (mayRun || rows.some(({ state }) => state === 'open'))
			? await gatherAttendance(read, await attendedMeeting(read, meetingId, federationId))
			: null;
	const day = gathered && gathered.day();
	const [ballots, told] = rows.length === 0 ? [[], []] : await ballotsFor(actor, meetingId, federationId);
	const names = await pollNames(federationId, rows);
	const screen = {
		...actor,
		keepsLog: can(actor, 'attendance.keep', facts),
		mayVote: can(actor, 'ballot.cast', facts)
	};
	const current = mayRun && gathered && currentItemId ? entitlementAt(gathered, currentItemId) : null;
	return {
		polls: rows.map((poll) =>
			viewOf(poll, {
				...{ names, screen, mayRun, presence: day && day.at(poll.itemId), log: gathered?.log ?? [] },
				maySettle: locked !== null && !locked.has(poll.itemId),
				ballots: ballots.filter(({ pollId }) => pollId === poll.id),
				choices: new Map(told.flatMap((one) => (one.pollId === poll.id ? [[one.seatId, one.choice]] : [])))
			})
		),
		mayRun,
		decides: group.decides,
		now:
			current && currentItemId
				? { itemId: currentItemId, entitled: current.seats.length, quorum: current.quorum }
				: null,
		commandId: newId()
	};
}

/** Whose ballots are in; and choices, which leave the table only where they may be seen: one's own, and of polls with
 * names that are closed. */
function ballotsFor(actor: Actor, meetingId: string, federationId: string) {
	const { read } = context();
	return Promise.all([
		read.ballot.findMany({
			where: { federationId, poll: { meetingId } },
			select: { pollId: true, seatId: true, castBy: true }
		}),
		read.ballot.findMany({
			where: {
				federationId,
				OR: [
					{ poll: { meetingId, kind: 'open', state: 'closed' } },
					{ poll: { meetingId, kind: 'open' }, membershipId: actor.membershipId ?? '' },
					{ poll: { meetingId, kind: 'open' }, castBy: actor.accountId ?? '' }
				]
			},
			select: { pollId: true, seatId: true, choice: true }
		})
	]);
}
