import { TheMeeting } from '#lib/meetings/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { turnTo } from '#server/attendance/turn-to.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { floorNews } from '#server/speakers/floor.ts';
import { noteEvent } from './note-event.ts';

/**
 * A meeting that pauses goes on with the item it was on (S3); twice is once. Refusals: 'meeting.state' unless live,
 * 'thing.missing', 'access.denied'.
 */
export const resumeMeeting = command('meeting.resume', TheMeeting, async (ctx, { meetingId }) => {
	const { db, now, demand, audit, tell } = ctx;
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.read', facts);
	if (facts.meetingState !== 'live') refuse('meeting.state');
	demand('meeting.run', facts);
	const { currentItemId } = await db.meeting.findUniqueOrThrow({ where: { id: meetingId } });
	const resumed = await db.meeting.updateMany({
		where: { id: meetingId, federationId: facts.federationId, state: 'live', pausedSince: { not: null } },
		data: { pausedSince: null, currentSince: now, version: { increment: 1 } }
	});
	if (resumed.count === 0) return {};
	await turnTo(db, facts, currentItemId, now);
	await noteEvent(ctx, facts, 'resumed');
	audit('meeting.resumed', { thingId: meetingId });
	tell({ topic: 'meetings', federationId: facts.federationId, groupId: facts.groupId, meetingId });
	tell(floorNews(facts));
	return {};
});
