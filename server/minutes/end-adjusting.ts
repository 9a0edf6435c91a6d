import { newId } from '#lib/ids/id.ts';
import { TheMinutes } from '#lib/minutes/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { adjustingFacts, minutesNews } from './find.ts';

/**
 * Takes the minutes back from adjusting: they follow the meeting again, but for what the secretary has written; marks
 * fall. Not once they have been locked. Refusals: 'minutes.state', 'thing.missing', 'access.denied'.
 */
export const endAdjusting = command(
	'adjusting.end',
	TheMinutes,
	async ({ db, demand, audit, tell, job }, { meetingId }) => {
		const { facts, minutes } = await adjustingFacts(db, meetingId);
		demand('meeting.read', facts);
		demand('minutes.keep', facts);
		const ended = await db.minutes.updateMany({
			where: { id: minutes?.id ?? '', state: 'adjusting', version: 1 },
			data: { state: 'draft', sentAt: null }
		});
		if (!minutes || ended.count === 0) refuse('minutes.state');
		await db.minutesParagraph.updateMany({
			where: { minutesId: minutes.id, immediate: null },
			data: { facts: null, carried: false }
		});
		job('minutes.carry', `minutes.carry:${newId()}`, { groupId: facts.groupId });
		await db.adjuster.updateMany({ where: { minutesId: minutes.id }, data: { hash: null, markedAt: null } });
		audit('adjusting.ended', { thingId: minutes.id });
		tell(minutesNews(facts));
		return {};
	}
);
