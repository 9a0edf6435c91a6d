import { AskAtOnce } from '#lib/minutes/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { adjustingFacts, minutesNews } from './find.ts';

/**
 * A paragraph that was to be adjusted at once is adjusted with the rest after all; it follows the meeting again. Refusals:
 * 'minutes.state' when it was not, or is locked, 'thing.missing', 'access.denied'.
 */
export const takeBackAtOnce = command(
	'paragraph.take-back',
	AskAtOnce,
	async ({ db, demand, audit, tell }, { meetingId, itemId }) => {
		const { facts, minutes } = await adjustingFacts(db, meetingId);
		demand('meeting.read', facts);
		demand('minutes.keep', facts);
		const taken = await db.minutesParagraph.updateMany({
			where: { minutesId: minutes?.id ?? '', itemId, immediate: 'asked' },
			data: { immediate: null, head: null, facts: null }
		});
		if (!minutes || taken.count === 0) refuse('minutes.state');
		await db.paragraphMark.deleteMany({ where: { minutesId: minutes.id, itemId } });
		audit('paragraph.taken-back', { thingId: minutes.id, data: { itemId } });
		tell(minutesNews(facts));
		return {};
	}
);
