import { MoveSpeaker } from '#lib/speakers/schema.ts';
import { movedTo } from '#lib/speakers/list.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { findLine, floorNews, placeAt, waitingOn } from './floor.ts';

/**
 * The chair moves somebody among those who wait. Refusals: 'floor.gone' for who waits no longer, 'meeting.state' unless
 * live, 'thing.missing', 'access.denied'.
 */
export const moveSpeaker = command('floor.move', MoveSpeaker, async (ctx, { meetingId, requestId, move }) => {
	const { db, demand, audit, tell } = ctx;
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.read', facts);
	if (facts.meetingState !== 'live') refuse('meeting.state');
	demand('meeting.run', facts);
	const line = await findLine(db, facts, requestId);
	const waiting = await waitingOn(db, facts, line.itemId);
	const index = waiting.findIndex(({ id }) => id === requestId);
	if (index < 0) refuse('floor.gone');
	const to = movedTo(index, waiting.length, move);
	if (to === index) return {};
	const others = waiting.filter(({ id }) => id !== requestId);
	await db.speaker.update({
		where: { id: requestId },
		data: { place: await placeAt(db, others, to, requestId) }
	});
	audit('floor.moved', { thingId: meetingId, data: { requestId, move } });
	tell(floorNews(facts));
	return {};
});
