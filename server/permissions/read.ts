import type { Facts, MeetingState } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';

type Database = ReadClient | Transaction;

/** Facts of a group. Refuses 'thing.missing'. */
export async function groupFacts(
	db: Database,
	groupId: string
): Promise<Facts & { federationId: string; groupId: string }> {
	const group = await db.group.findUnique({ where: { id: groupId }, select: { federationId: true } });
	if (!group) refuse('thing.missing');
	return { federationId: group.federationId, groupId };
}

export interface MeetingFacts extends Facts {
	readonly federationId: string;
	readonly groupId: string;
	readonly meetingId: string;
	readonly meetingState: MeetingState;
	readonly notesBy: 'all' | 'secretary';
	readonly called: readonly string[];
	readonly actingChairs: readonly string[];
	readonly calledOut: boolean;
	readonly adjusting: readonly string[];
}

interface Led {
	readonly state: string;
	readonly chairMembershipId: string | null;
	readonly itemChairMembershipId: string | null;
}

/** Who leads besides those whose office it is: the chair was handed over, for the meeting or for the item it is on. */
const actingChairsOf = ({ state, chairMembershipId, itemChairMembershipId }: Led): string[] =>
	state === 'live' ? [chairMembershipId, itemChairMembershipId].filter((id) => id !== null) : [];

/** Facts of a meeting. Refuses 'thing.missing'. */
export async function meetingFacts(db: Database, meetingId: string): Promise<MeetingFacts> {
	const meeting = await db.meeting.findUnique({
		where: { id: meetingId },
		select: {
			federationId: true,
			groupId: true,
			state: true,
			calledAt: true,
			chairMembershipId: true,
			itemChairMembershipId: true,
			group: { select: { notesBy: true } },
			calls: { select: { membershipId: true } }
		}
	});
	if (!meeting) refuse('thing.missing');
	return {
		federationId: meeting.federationId,
		groupId: meeting.groupId,
		meetingId,
		meetingState: meeting.state as MeetingState,
		notesBy: meeting.group.notesBy === 'all' ? 'all' : 'secretary',
		called: meeting.calls.map((call) => call.membershipId),
		actingChairs: actingChairsOf(meeting),
		calledOut: meeting.calledAt !== null,
		adjusting: meeting.state === 'ended' ? await adjustingOf(db, meetingId) : []
	};
}

/** Who adjusts the minutes of a meeting that has ended, until they are locked. */
async function adjustingOf(db: Database, meetingId: string): Promise<string[]> {
	const rows = await db.adjuster.findMany({
		where: { minutes: { meetingId, state: { not: 'locked' } } },
		select: { membershipId: true }
	});
	return rows.map(({ membershipId }) => membershipId);
}
