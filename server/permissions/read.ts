import type { Facts, MeetingState, SeatRole } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { countingAt } from '#server/network/find.ts';

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
	readonly approvers: readonly SeatRole[];
}

/** Who approves a group's callings: the chair, or by its setting the vice-chair too; without a chair the vice-chair. */
function approversOf(callingBy: string, held: readonly { readonly role: string }[]): SeatRole[] {
	const roles = (['chair', 'vice-chair'] as const).filter((role) => held.some((seat) => seat.role === role));
	return callingBy === 'presidium' ? roles : roles.slice(0, 1);
}

interface Led {
	readonly state: string;
	readonly chairMembershipId: string | null;
	readonly currentItemId: string | null;
}

/** Who leads besides those whose office it is: the chair was handed over, for the meeting or for the item it is on. */
async function actingChairsOf(db: Database, { state, chairMembershipId, currentItemId }: Led): Promise<string[]> {
	if (state !== 'live') return [];
	const item = currentItemId
		? await db.agendaItem.findUnique({ where: { id: currentItemId }, select: { chairMembershipId: true } })
		: null;
	return [chairMembershipId, item?.chairMembershipId].filter((id) => typeof id === 'string');
}

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
			currentItemId: true,
			group: {
				select: {
					notesBy: true,
					callingBy: true,
					seats: {
						where: { role: { in: ['chair', 'vice-chair'] }, ...countingAt(context().clock.now()) },
						select: { role: true }
					}
				}
			},
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
		actingChairs: await actingChairsOf(db, meeting),
		calledOut: meeting.calledAt !== null,
		approvers: approversOf(meeting.group.callingBy, meeting.group.seats)
	};
}
