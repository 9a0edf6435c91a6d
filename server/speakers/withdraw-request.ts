import { OneRequest } from '#lib/speakers/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { findLine, floorNews } from './floor.ts';
import { isOwnLine } from './own-line.ts';

/**
 * Somebody who waits takes their name off the list, or whoever leads takes it off. Twice is once.
 * Refusals: 'floor.gone' for who has the floor already, 'meeting.state' unless live, 'thing.missing', 'access.denied'.
 */
export const withdrawRequest = command('floor.withdraw', OneRequest, async (ctx, { meetingId, requestId }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.visit', facts);
	if (facts.meetingState !== 'live') refuse('meeting.state');
	const line = await findLine(db, facts, requestId);
	if (await isOwnLine(db, actor, line)) demand('floor.ask', { ...facts, itemId: line.itemId });
	else demand('meeting.run', facts);
	if (line.withdrawnAt) return {};
	const withdrawn = await db.speaker.updateMany({
		where: { id: requestId, meetingId, startedAt: null, withdrawnAt: null },
		data: { withdrawnAt: now }
	});
	if (withdrawn.count === 0) refuse('floor.gone');
	audit('floor.withdrawn', { thingId: meetingId, data: { requestId } });
	tell(floorNews(facts));
	return {};
});
