import { ReopenMinutes } from '#lib/minutes/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { askAdjusters } from './ask-adjusters.ts';
import { adjustingFacts, minutesNews } from './find.ts';

/**
 * Opens locked minutes as a new version, with a reason: adjusted anew from what was locked, which stays as it was (J6);
 * those who adjust are told.
 * Refusals: the field 'reason', 'minutes.state', 'thing.missing', 'access.denied'.
 */
export const reopenMinutes = command('minutes.reopen', ReopenMinutes, async (ctx, { meetingId, reason }) => {
	const { db, now, demand, audit, tell } = ctx;
	const { facts, minutes, adjusters } = await adjustingFacts(db, meetingId);
	demand('meeting.read', facts);
	demand('minutes.publish', facts);
	const opened = await db.minutes.updateMany({
		where: { id: minutes?.id ?? '', state: 'locked' },
		data: { state: 'adjusting', version: { increment: 1 }, reason, sentAt: now }
	});
	if (!minutes || opened.count === 0) refuse('minutes.state');
	await db.adjuster.updateMany({ where: { minutesId: minutes.id }, data: { hash: null, markedAt: null } });
	await askAdjusters(ctx, facts, minutes.id, adjusters);
	audit('minutes.reopened', { thingId: minutes.id, data: { version: minutes.version + 1 } });
	tell(minutesNews(facts));
	return {};
});
