import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { command } from '#server/command.ts';
import { findDecision } from './find.ts';

/**
 * Chooses the meeting a decision whose day has come comes back at, and the item it is there, and keeps the choice: what is
 * laid after it is laid there however often it is tried (Y11). Another is chosen when that meeting is cancelled, or began
 * before the item lay there. Out: the choice; none where no meeting is planned.
 */
export const chooseReview = command(
	'decision.choose-review',
	z.object({ decisionId: z.string() }),
	async ({ db, now, demand, audit }, { decisionId }) => {
		demand('portal.work', {});
		const { decision, facts } = await findDecision(db, decisionId);
		const { federationId, groupId } = facts;
		const review = await db.decisionReview.findUnique({ where: { decisionId } });
		if (decision.state !== 'decided' || !review?.reviewOn || review.reviewOn > now) return null;
		const { laidMeetingId, laidItemId } = review;
		if (laidMeetingId && laidItemId) {
			const meeting = await db.meeting.findFirst({
				where: { id: laidMeetingId, federationId },
				select: { state: true }
			});
			const lies = await db.agendaItem.count({ where: { id: laidItemId, meetingId: laidMeetingId } });
			if (meeting?.state === 'planned' || (meeting && meeting.state !== 'cancelled' && lies > 0))
				return { meetingId: laidMeetingId, itemId: laidItemId };
		}
		const next = await db.meeting.findFirst({
			where: { groupId, federationId, state: 'planned', startsAt: { gt: now } },
			orderBy: [{ startsAt: 'asc' }, { ordinal: 'asc' }],
			select: { id: true }
		});
		if (!next) return null;
		const itemId = newId();
		await db.decisionReview.update({ where: { decisionId }, data: { laidMeetingId: next.id, laidItemId: itemId } });
		audit('decision.review-chosen', { thingId: decisionId, federationId, data: { meetingId: next.id } });
		return { meetingId: next.id, itemId };
	}
);
