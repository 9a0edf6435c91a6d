import { adjustDue } from '#lib/minutes/deadlines.ts';
import type { CommandContext } from '#server/command.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';
import { adjustLetter } from './letters.ts';
import { writeTo } from './write-to.ts';

/** Tells these members that the minutes, or notes, wait for them, and by when. Inside a command, after they were sent. */
export async function askAdjusters(
	ctx: CommandContext,
	facts: MeetingFacts,
	minutesId: string,
	members: readonly { readonly membershipId: string }[]
): Promise<void> {
	const { db, now } = ctx;
	const { federationId, groupId, meetingId } = facts;
	const [group, meeting, minutes] = await Promise.all([
		db.group.findFirstOrThrow({ where: { id: groupId, federationId } }),
		db.meeting.findFirstOrThrow({ where: { id: meetingId, federationId } }),
		db.minutes.findFirstOrThrow({ where: { id: minutesId, federationId } })
	]);
	const due = adjustDue(minutes, meeting.endedAt ?? now, group.adjustDays);
	for (const { membershipId } of members)
		await writeTo(ctx, federationId, membershipId, (reader, federation) =>
			adjustLetter(reader, { meeting, group, due, federation })
		);
}
