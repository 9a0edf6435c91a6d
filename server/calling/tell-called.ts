import type { CommandContext } from '#server/command.ts';
import { movedLetter } from '#server/guests/letters.ts';
import { writeToGuests } from '#server/guests/write-to-guests.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';
import { answerLink } from './answer-link.ts';
import { cancelLetter, changeLetter } from './letters.ts';
import { letterMeeting } from './meeting-rows.ts';
import { post } from './post.ts';
import { recipientsOf } from './recipients.ts';

interface Before {
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly place: string;
	readonly videoLink: string;
}

/**
 * Tells everybody who got the calling, and invited guests, that time, place or link is another; nothing when it is not, or when no calling
 * has gone out. Answers to another time are no answers to this one: they are taken away and asked for again, and so is
 * serving. Inside the command that changes the meeting, after the change.
 */
export async function tellChanged(ctx: CommandContext, facts: MeetingFacts, before: Before): Promise<void> {
	const { db, now, audit } = ctx;
	const { meetingId, federationId } = facts;
	const meeting = await letterMeeting(db, facts);
	const moved = +meeting.startsAt !== +before.startsAt || +meeting.endsAt !== +before.endsAt;
	if (!moved && meeting.place === before.place && meeting.videoLink === before.videoLink) return;
	if (moved) {
		const { count } = await db.meetingAnswer.deleteMany({ where: { meetingId } });
		await db.serveRequest.updateMany({
			where: { meetingId, state: { not: 'withdrawn' } },
			data: { state: 'withdrawn', answeredAt: now }
		});
		if (count > 0) audit('calling.answers-void', { thingId: meetingId, data: { count } });
	}
	await writeToGuests(ctx, facts, (reader, guestId) => movedLetter(reader, meeting, guestId));
	if (!facts.calledOut) return;
	for (const to of await recipientsOf(db, facts)) {
		const words = changeLetter(to, meeting, answerLink(meetingId, to.membershipId), moved);
		await post(ctx, 'call', to, federationId, words, meeting);
	}
}

/** Tells everybody who got the calling, and invited guests, that the meeting is cancelled. Inside the command that cancels it. */
export async function tellCancelled(ctx: CommandContext, facts: MeetingFacts, reason: string): Promise<void> {
	const meeting = await letterMeeting(ctx.db, facts);
	await writeToGuests(ctx, facts, (reader) => cancelLetter(reader, meeting, reason));
	if (!facts.calledOut) return;
	for (const to of await recipientsOf(ctx.db, facts))
		await post(ctx, 'call', to, facts.federationId, cancelLetter(to, meeting, reason), meeting);
}
