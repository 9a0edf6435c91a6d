import type { ReadClient, Transaction } from '#server/db/open.ts';

/** Key of the job that lays an item on a later agenda, by the id it gets there. */
export const carryingOf = (carriedToId: string): string => `item.carry:${carriedToId}`;

/** The group's next planned meeting after one, or none. For a command or a read that has asked for permission. */
export async function nextMeeting(
	db: ReadClient | Transaction,
	{ meetingId, groupId, federationId }: { meetingId: string; groupId: string; federationId: string }
) {
	const { startsAt } = await db.meeting.findFirstOrThrow({ where: { id: meetingId, federationId } });
	return db.meeting.findFirst({
		where: { groupId, federationId, state: 'planned', startsAt: { gt: startsAt } },
		orderBy: [{ startsAt: 'asc' }, { ordinal: 'asc' }]
	});
}
