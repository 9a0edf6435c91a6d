import { TheMeeting } from '#lib/meetings/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { turnTo } from '#server/attendance/turn-to.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { floorNews } from '#server/speakers/floor.ts';
import { countTime } from './leave-item.ts';
import { noteEvent } from './note-event.ts';

/**
 * A live meeting pauses: no time passes on its item, nor for who has the floor, until it goes on (S3). Pausing twice
 * changes nothing. Refusals: 'meeting.state' unless live, 'thing.missing', 'access.denied'.
 */
export const pauseMeeting = command('meeting.pause', TheMeeting, async (ctx, { meetingId }) => {
	const { db, now, demand, audit, tell } = ctx;
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.read', facts);
	if (facts.meetingState !== 'live') refuse('meeting.state');
	demand('meeting.run', facts);
	const meeting = await db.meeting.findUniqueOrThrow({ where: { id: meetingId } });
	const paused = await db.meeting.updateMany({
		where: { id: meetingId, federationId: facts.federationId, state: 'live', pausedSince: null },
		data: { pausedSince: now, currentSince: null, version: { increment: 1 } }
	});
	if (paused.count === 0) return {};
	await countTime(db, meeting, now);
	await turnTo(db, facts, null, now);
	await noteEvent(ctx, facts, 'paused');
	audit('meeting.paused', { thingId: meetingId });
	tell({ topic: 'meetings', federationId: facts.federationId, groupId: facts.groupId, meetingId });
	tell(floorNews(facts));
	return {};
});
