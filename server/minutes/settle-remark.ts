import { SettleRemark } from '#lib/minutes/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { adjustingFacts, minutesNews } from './find.ts';

/**
 * What becomes of a proposed change: done (the secretary edits the text), not done (with why), both views stand in the
 * minutes, or the paragraph's adjusting goes to the next meeting. Refusals: the field 'text' where a reason or the other
 * view is missing, 'minutes.state', 'remark.settled', 'thing.missing', 'access.denied'.
 */
export const settleRemark = command(
	'remark.settle',
	SettleRemark,
	async ({ db, actor, now, demand, audit, tell, job }, { remarkId, answer, text }) => {
		const remark = await db.adjustRemark.findUnique({ where: { id: remarkId }, include: { minutes: true } });
		if (!remark) refuse('thing.missing');
		const { facts, minutes } = await adjustingFacts(db, remark.minutes.meetingId);
		demand('meeting.read', facts);
		demand('minutes.keep', facts);
		if (minutes?.id !== remark.minutesId || minutes.state !== 'adjusting') refuse('minutes.state');
		if ((answer === 'declined' || answer === 'noted') && text === '')
			refuse('input.invalid', { fields: { text: 'field.required' } });
		const settled = await db.adjustRemark.updateMany({
			where: { id: remarkId, state: 'open' },
			data: { state: answer, answer: text, answeredAt: now, answeredBy: actor.accountId }
		});
		if (settled.count === 0) refuse('remark.settled');
		if (answer === 'carried') {
			await db.minutesParagraph.update({
				where: { minutesId_itemId: { minutesId: minutes.id, itemId: remark.itemId } },
				data: { carried: true }
			});
			job('minutes.carry', `minutes.carry:${remarkId}`, { groupId: facts.groupId });
		}
		audit('remark.settled', { thingId: minutes.id, data: { remarkId, answer } });
		tell(minutesNews(facts));
		return {};
	}
);
