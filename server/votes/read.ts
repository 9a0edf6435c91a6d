import { attendanceOf } from '#lib/attendance/derive.ts';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import type { PollsView } from '#lib/votes/view.ts';
import { attendedMeeting, gatherAttendance } from '#server/attendance/facts.ts';
import { context } from '#server/context.ts';
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
	const meeting = await attendedMeeting(read, meetingId, federationId);
	const [rows, group, item, gathered] = await Promise.all([
		read.poll.findMany({ where: { meetingId, federationId }, orderBy: [{ openedAt: 'asc' }, { id: 'asc' }] }),
		read.group.findFirstOrThrow({ where: { id: groupId, federationId }, select: { decides: true } }),
		read.meeting.findFirstOrThrow({ where: { id: meetingId, federationId }, select: { currentItemId: true } }),
		gatherAttendance(read, meeting)
	]);
	// Choices leave the table only where they may be seen: one's own, and those of open polls that are closed.
	const [ballots, told] = await Promise.all([
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
	const day = attendanceOf(gathered.facts);
	const names = await pollNames(federationId, rows);
	const mayRun = facts.meetingState === 'live' && can(actor, 'meeting.run', facts);
	const screen = {
		...actor,
		keepsLog: can(actor, 'attendance.keep', facts),
		mayVote: can(actor, 'ballot.cast', facts)
	};
	const current = facts.meetingState === 'live' ? item.currentItemId : null;
	const entitlement = current && mayRun ? entitlementAt(gathered.facts, current) : null;
	return {
		polls: rows.map((poll) =>
			viewOf(poll, {
				...{ names, gathered, screen, mayRun, presence: day.at(poll.itemId) },
				ballots: ballots.filter(({ pollId }) => pollId === poll.id),
				choices: new Map(told.flatMap((one) => (one.pollId === poll.id ? [[one.seatId, one.choice]] : [])))
			})
		),
		mayRun,
		decides: group.decides,
		now:
			entitlement && current
				? { itemId: current, entitled: entitlement.seats.length, quorum: entitlement.quorum }
				: null,
		commandId: newId()
	};
}
