import { TheMeeting } from '#lib/meetings/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { turnTo } from '#server/attendance/turn-to.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { floorNews, stopSpeech } from '#server/speakers/floor.ts';
import { leaveItem } from './leave-item.ts';
import { meetingNews } from './news.ts';
import { noteEvent } from './note-event.ts';

/**
 * Ends a live meeting: nobody changes the agenda after it, and the notes only by those who lead (M8).
 * Refusals: 'meeting.state' unless live (a second end too), 'thing.missing', 'access.denied'.
 */
export const endMeeting = command(
	'meeting.end',
	TheMeeting,
	async ({ db, actor, now, demand, audit, tell }, { meetingId }) => {
		const facts = await meetingFacts(db, meetingId);
		demand('meeting.read', facts);
		if (facts.meetingState !== 'live') refuse('meeting.state');
		demand('meeting.run', facts);
		const meeting = await db.meeting.findUniqueOrThrow({ where: { id: meetingId } });
		const ended = await db.meeting.updateMany({
			where: { id: meetingId, federationId: facts.federationId, state: 'live' },
			data: {
				...{ state: 'ended', endedAt: now, currentItemId: null, currentSince: null, pausedSince: null },
				itemChairMembershipId: null,
				version: { increment: 1 }
			}
		});
		if (ended.count === 0) refuse('meeting.state');
		await stopSpeech(db, facts, now);
		await leaveItem({ db, actor, now, tell }, meeting);
		await turnTo(db, facts, null, now);
		await noteEvent({ db, actor, now }, facts, 'ended');
		audit('meeting.ended', { thingId: meetingId });
		tell(meetingNews(facts));
		tell(floorNews(facts));
		return {};
	}
);
