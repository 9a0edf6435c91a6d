import { CancelMeeting } from '#lib/meetings/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { tellCancelled } from '#server/calling/tell-called.ts';
import { command } from '#server/command.ts';
import { gatheringOf } from '#server/matters/gather-received.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { leaveCancelled } from '#server/proposals/leave-agenda.ts';
import { moveNotes } from '#server/relay/at-meeting.ts';
import { meetingNews } from './news.ts';

/**
 * Cancels a planned meeting. It keeps its number and stays to be read, struck, with the reason; calendars are told by
 * the next entry they fetch. Relay notes that stood on its agenda wait for another. Refusals: 'meeting.started' once it has begun, 'meeting.state' when already cancelled,
 * 'thing.missing', 'access.denied'.
 */
export const cancelMeeting = command('meeting.cancel', CancelMeeting, async (ctx, { meetingId, reason }) => {
	const { db, demand, audit, tell, job } = ctx;
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.read', facts);
	if (facts.meetingState === 'cancelled') refuse('meeting.state');
	if (facts.meetingState !== 'planned') refuse('meeting.started');
	demand('meeting.change', facts);
	const cancelled = await db.meeting.updateMany({
		where: { id: meetingId, federationId: facts.federationId, state: 'planned' },
		data: { state: 'cancelled', sequence: { increment: 1 }, version: { increment: 1 } }
	});
	if (cancelled.count === 0) refuse('meeting.state');
	await db.thing.update({ where: { id: meetingId }, data: { reason: reason || null } });
	await moveNotes(ctx, { id: meetingId, groupId: facts.groupId, federationId: facts.federationId });
	job('minutes.carry', `minutes.carry:${meetingId}:cancelled`, { groupId: facts.groupId });
	job('decisions.review', `decisions.review:${meetingId}:cancelled`, { groupId: facts.groupId });
	job('matters.gather', gatheringOf(`${meetingId}:cancelled`), { groupId: facts.groupId });
	await leaveCancelled(ctx, meetingId);
	audit('meeting.cancelled', { thingId: meetingId });
	await tellCancelled(ctx, facts, reason);
	tell(meetingNews(facts));
	return { meetingId };
});
