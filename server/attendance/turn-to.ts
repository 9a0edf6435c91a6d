import type { Transaction } from '#server/db/open.ts';

interface TheMeeting {
	readonly meetingId: string;
	readonly federationId: string;
}

/**
 * Writes down that the meeting turned to an item at `now`, or to none: paused, or over. What it was on before ends here.
 * Turning to the item it is on changes nothing. Inside a command: start, take, pause, resume, end.
 */
export async function turnTo(
	db: Transaction,
	{ meetingId, federationId }: TheMeeting,
	itemId: string | null,
	now: Date
): Promise<void> {
	const open = await db.itemStretch.findMany({ where: { meetingId, federationId, endedAt: null } });
	if (itemId !== null && open.some((stretch) => stretch.itemId === itemId)) return;
	await db.itemStretch.updateMany({ where: { meetingId, federationId, endedAt: null }, data: { endedAt: now } });
	if (itemId !== null) await db.itemStretch.create({ data: { meetingId, federationId, itemId, startedAt: now } });
}
