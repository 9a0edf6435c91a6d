import { ChangeMeeting } from '#lib/meetings/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { tellChanged } from '#server/calling/tell-called.ts';
import { command } from '#server/command.ts';
import { keepGuestsUntil } from '#server/guests/keep-until.ts';
import { followMeeting } from '#server/orders/follow-meeting.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { demandCallable, isTaken, ordinalFor, thingTitle } from './add-meeting.ts';
import { meetingNews } from './news.ts';

/**
 * Changes time, place, link, title and who is called of a planned meeting. Every change raises `sequence`, by which
 * calendars know the newer entry (RFC 5545); a meeting that is moved to another year gets that year's next number (M1).
 * Refusals: 'meeting.started' once it has begun, 'meeting.state' when cancelled, 'meeting.changed' when somebody else
 * saved in between, 'input.invalid', 'thing.missing', 'access.denied'.
 */
export const changeMeeting = command('meeting.change', ChangeMeeting, async (ctx, input) => {
	const { db, demand, audit, tell, now } = ctx;
	const { meetingId, sequence, called, year, ...fields } = input;
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.read', facts);
	if (facts.meetingState === 'cancelled') refuse('meeting.state');
	if (facts.meetingState !== 'planned') refuse('meeting.started');
	demand('meeting.change', facts);
	const meeting = await db.meeting.findUniqueOrThrow({
		where: { id: meetingId },
		include: { group: { select: { name: true } } }
	});
	if (sequence !== undefined && sequence !== meeting.sequence) refuse('meeting.changed');
	if (await isTaken(db, meeting.groupId, fields.startsAt, meetingId))
		refuse('input.invalid', { fields: { date: 'field.taken' } });
	await demandCallable(db, facts.federationId, called, now);

	const ordinal = year === meeting.year ? meeting.ordinal : await ordinalFor(db, meeting.groupId, year);
	const changed = await db.meeting.updateMany({
		where: { id: meetingId, federationId: facts.federationId, state: 'planned', sequence: meeting.sequence },
		data: { ...fields, year, ordinal, sequence: { increment: 1 }, version: { increment: 1 } }
	});
	if (changed.count === 0) refuse('meeting.changed');
	await followMeeting(ctx, meeting, fields.startsAt);
	await keepGuestsUntil(db, meetingId, fields.endsAt);
	await db.meetingCall.deleteMany({ where: { meetingId, membershipId: { notIn: called } } });
	for (const membershipId of new Set(called))
		await db.meetingCall.upsert({
			where: { meetingId_membershipId: { meetingId, membershipId } },
			create: { meetingId, membershipId },
			update: {}
		});
	await db.thing.update({
		where: { id: meetingId },
		data: { title: thingTitle(meeting.group.name, { title: fields.title, year, ordinal }) }
	});
	audit('meeting.changed', { thingId: meetingId, data: { sequence: meeting.sequence + 1 } });
	await tellChanged(ctx, await meetingFacts(db, meetingId), meeting);
	tell(meetingNews(facts));
	return { meetingId };
});
