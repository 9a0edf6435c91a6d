import { attendanceOf } from '#lib/attendance/derive.ts';
import { actingChairOf } from '#lib/meetings/acting-chair.ts';
import { attendanceFacts } from '#server/attendance/facts.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';

/**
 * Who leads a meeting on an item, or, where none is named, apart from any: a membership, or none in a group without a
 * chair (S1). For a command or a read that has asked for permission.
 */
export async function actingChair(
	db: ReadClient | Transaction,
	{ meetingId, federationId }: { readonly meetingId: string; readonly federationId: string },
	itemId: string | null
): Promise<string | null> {
	const meeting = await db.meeting.findFirstOrThrow({ where: { id: meetingId, federationId } });
	const item = itemId ? await db.agendaItem.findFirst({ where: { id: itemId, meetingId, federationId } }) : null;
	const facts = await attendanceFacts(db, { meetingId, federationId });
	const day = attendanceOf(facts);
	return actingChairOf(
		{ itemChair: item?.chairMembershipId ?? null, meetingChair: meeting.chairMembershipId },
		facts.seats,
		itemId ? day.at(itemId) : day.latest
	);
}
