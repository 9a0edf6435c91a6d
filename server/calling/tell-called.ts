import type { CommandContext } from '#server/command.ts';
import { movedLetter } from '#server/guests/letters.ts';
import { writeToGuests } from '#server/guests/write-to-guests.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';
import { answerLink } from './answer-link.ts';
import { followCalled } from './follow-called.ts';
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
 * has gone out. Who is called now and was not gets the calling, who is not any more is told so (K18). Answers to another time are no answers to this one: they are taken away and asked for again, and so is
 * serving. Inside the command that changes the meeting,
 * after the change, with the facts as they are then.
 */
export async function tellChanged(ctx: CommandContext, facts: MeetingFacts, before: Before): Promise<void> {
	const { db, now, audit } = ctx;
	const { meetingId, federationId } = facts;
	const meeting = await letterMeeting(db, facts);
	const moved = +meeting.startsAt !== +before.startsAt || +meeting.endsAt !== +before.endsAt;
	const other = moved || meeting.place !== before.place || meeting.videoLink !== before.videoLink;
	if (moved) {
		const { count } = await db.meetingAnswer.deleteMany({ where: { meetingId } });
		await db.serveRequest.updateMany({
			where: { meetingId, state: { not: 'withdrawn' } },
			data: { state: 'withdrawn', answeredAt: now }
		});
		if (count > 0) audit('calling.answers-void', { thingId: meetingId, data: { count } });
	}
	if (other) await writeToGuests(ctx, facts, (reader, guestId) => movedLetter(reader, meeting, guestId));
	if (!facts.calledOut) return;
	const fresh = await followCalled(ctx, facts);
	if (!other) return;
	for (const to of await recipientsOf(db, facts)) {
		// The calling that they got just now says the new.
		if (fresh.has(to.membershipId)) continue;
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
