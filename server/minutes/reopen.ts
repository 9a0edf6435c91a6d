import { ReopenMinutes } from '#lib/minutes/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { adjustingFacts, minutesNews } from './find.ts';

/**
 * Opens locked minutes as a new version, with a reason: adjusted anew from what was locked, which stays as it was (J6).
 * Refusals: the field 'reason', 'minutes.state', 'thing.missing', 'access.denied'.
 */
export const reopenMinutes = command(
	'minutes.reopen',
	ReopenMinutes,
	async ({ db, now, demand, audit, tell }, { meetingId, reason }) => {
		const { facts, minutes } = await adjustingFacts(db, meetingId);
		demand('meeting.read', facts);
		demand('minutes.publish', facts);
		const opened = await db.minutes.updateMany({
			where: { id: minutes?.id ?? '', state: 'locked' },
			data: { state: 'adjusting', version: { increment: 1 }, reason, sentAt: now }
		});
		if (!minutes || opened.count === 0) refuse('minutes.state');
		await db.adjuster.updateMany({ where: { minutesId: minutes.id }, data: { hash: null, markedAt: null } });
		audit('minutes.reopened', { thingId: minutes.id, data: { version: minutes.version + 1 } });
		tell(minutesNews(facts));
		return {};
	}
);
