import { EndSpeech } from '#lib/speakers/schema.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { floorNews, stopSpeech } from './floor.ts';
import { isOwnLine } from './own-line.ts';

/**
 * A speech is over: said by who holds it, or by whoever leads. When nobody has the floor nothing changes.
 * Refusals: 'thing.missing', 'access.denied' to somebody else, and when the meeting is over.
 */
export const endSpeech = command('floor.end', EndSpeech, async (ctx, { meetingId }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.visit', facts);
	const { federationId } = facts;
	const speech = await db.speaker.findFirst({
		where: { meetingId, federationId, startedAt: { not: null }, endedAt: null }
	});
	if (!speech) return {};
	if (await isOwnLine(db, actor, speech)) demand('floor.ask', { ...facts, itemId: speech.itemId });
	else demand('meeting.run', facts);
	await stopSpeech(db, facts, now);
	audit('floor.ended', { thingId: meetingId, data: { requestId: speech.id } });
	tell(floorNews(facts));
	return {};
});
