import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import { meetingState } from '#lib/meetings/states.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import type { CalendarMeeting } from '#server/meetings/calendar-file.ts';
import type { LetterMeeting } from './letters.ts';

/** A meeting as letters and their calendar entries say it. For whoever has asked for permission. */
export async function letterMeeting(
	db: ReadClient | Transaction,
	{ meetingId, federationId }: { readonly meetingId: string; readonly federationId: string }
): Promise<LetterMeeting & CalendarMeeting & { readonly substitutesAttend: boolean }> {
	const { group, ...meeting } = await db.meeting.findFirstOrThrow({
		where: { id: meetingId, federationId },
		include: { group: { include: { federation: { select: { name: true } } } } }
	});
	return {
		id: meeting.id,
		title: meeting.title,
		label: ordinalLabel(meeting),
		startsAt: meeting.startsAt,
		endsAt: meeting.endsAt,
		place: meeting.place,
		videoLink: meeting.videoLink,
		state: meetingState(meeting.state),
		sequence: meeting.sequence,
		group: { name: group.name, meetingWord: group.meetingWord },
		federation: group.federation.name,
		substitutesAttend: group.substitutesAttend
	};
}
