import type { Actor } from '#lib/permissions/facts.ts';
import { deadlinesFor, usualLeads } from '#lib/proposals/deadlines.ts';
import type { BoardDate } from '#lib/proposals/view.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { proposalFacts } from './facts.ts';

/**
 * The next meeting of each group that decides which a proposal can still reach, with the last day of each step before it;
 * the meeting it is taken up at stands alone while it is on its agenda. Needs 'proposal.read'.
 */
export async function readBoardDates(actor: Actor, proposalId: string): Promise<BoardDate[]> {
	const { read, clock } = context();
	const facts = await proposalFacts(read, proposalId);
	demand(actor, 'proposal.read', facts);
	const { federationId, proposalState } = facts;
	const now = clock.now();
	if (!['draft', 'sounding', 'ready', 'agenda', 'referred', 'deferred'].includes(proposalState ?? '')) return [];
	const taken =
		proposalState === 'agenda'
			? await read.proposal.findUniqueOrThrow({ where: { id: proposalId }, select: { meetingId: true } })
			: null;
	const meetings = await read.meeting.findMany({
		where: {
			...{ federationId, state: 'planned', startsAt: { gt: now }, group: { decides: true } },
			...(taken ? { id: taken.meetingId ?? '' } : {})
		},
		orderBy: [{ startsAt: 'asc' }, { ordinal: 'asc' }],
		take: 60,
		select: {
			...{ id: true, startsAt: true, groupId: true },
			group: { select: { name: true, callingDays: true, matterDays: true } }
		}
	});
	const dates = meetings.map(({ id, startsAt, groupId, group: { name, ...leads } }) => ({
		...{ meetingId: id, groupId, group: name, startsAt },
		...deadlinesFor(startsAt, { ...leads, ...usualLeads })
	}));
	if (taken) return dates;
	// What is ready already needs only the office; the rest must have time to become it.
	const last = ({ ready, prepared }: BoardDate) =>
		proposalState === 'ready' || proposalState === 'deferred' ? prepared : ready;
	const reached = dates.filter((one) => last(one) >= now);
	return reached.filter((one, index) => reached.findIndex(({ groupId }) => groupId === one.groupId) === index);
}
