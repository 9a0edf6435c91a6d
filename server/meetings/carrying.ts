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

/** Kinds of item that belong to every meeting: one that was not come to is not left for the next. */
const everyMeeting: readonly string[] = [
	...['opening', 'agenda', 'adjusters', 'previous', 'closing', 'other', 'next-meeting', 'section']
];

/** Whether an item of a meeting that is over waits for another: put off or referred back, or not come to at the last one. */
export function awaitsMeeting(
	item: {
		readonly kind: string;
		readonly state: string;
		readonly outcome: string | null;
		readonly parentId: string | null;
	},
	last: boolean
): boolean {
	if (item.outcome !== null) return true;
	return last && item.state === 'planned' && item.parentId === null && !everyMeeting.includes(item.kind);
}

/**
 * Of items that others were carried on as, those that stand, or are on their way: not what was taken off the later agenda,
 * nor what stands at a cancelled meeting. For a command or a read that has asked for permission.
 */
export async function stillCarried(
	db: ReadClient | Transaction,
	federationId: string,
	ids: readonly string[]
): Promise<ReadonlySet<string>> {
	const gone = await db.agendaItem.findMany({
		where: {
			...{ id: { in: [...ids] }, federationId },
			OR: [{ removedAt: { not: null } }, { meeting: { state: 'cancelled' } }]
		},
		select: { id: true }
	});
	const lost = new Set(gone.map(({ id }) => id));
	return new Set(ids.filter((id) => !lost.has(id)));
}
