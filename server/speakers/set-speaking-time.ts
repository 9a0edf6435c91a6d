import { SetSpeakingTime } from '#lib/speakers/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { demandItem } from '#server/attendance/log-book.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { floorNews } from './floor.ts';

/**
 * How long each may speak on an item, and on those that are left if wished; no time = no limit.
 * Refusals: 'input.invalid', 'meeting.state' unless live, 'thing.missing', 'access.denied'.
 */
export const setSpeakingTime = command('floor.limit', SetSpeakingTime, async (ctx, input) => {
	const { db, demand, audit, tell } = ctx;
	const { meetingId, itemId, minutes: speakSeconds, rest } = input;
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.read', facts);
	if (facts.meetingState !== 'live') refuse('meeting.state');
	demand('meeting.run', facts);
	await demandItem(db, facts, itemId);
	const { federationId } = facts;
	await db.agendaItem.updateMany({
		where: { meetingId, federationId, OR: [{ id: itemId }, ...(rest ? [{ state: 'planned' }] : [])] },
		data: { speakSeconds }
	});
	audit('floor.limited', { thingId: meetingId, data: { itemId, rest } });
	tell(floorNews(facts));
	return {};
});
