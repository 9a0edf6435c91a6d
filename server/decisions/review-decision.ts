import { ReviewDecision } from '#lib/decisions/review.ts';
import { fromLocal, toLocal } from '#lib/i18n/dates.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { countingAt, foreign } from '#server/network/find.ts';
import { decisionNews, findDecision } from './find.ts';

/** The hour of the morning at which what is due that day is done, in Sweden. */
const morning = '06:00';

/**
 * Says what is to come of a decision: its expected effect, who answers for it in each member organisation, and the day
 * the body that took it looks at it again (Y11). With the decision or after it, also when its minutes are locked, since
 * it changes nothing in it. Refuses 'decision.prepare', 'decision.settled' for a withdrawn one, 'input.invalid' by field.
 */
export const reviewDecision = command(
	'decision.review',
	ReviewDecision,
	async ({ db, actor, now, demand, audit, tell, job }, { decisionId, effect, reviewOn, owners }) => {
		const { decision, facts } = await findDecision(db, decisionId);
		demand('meeting.read', facts);
		demand('decision.prepare', facts);
		if (decision.state === 'withdrawn') refuse('decision.settled');
		const { federationId, groupId } = facts;
		const before = await db.decisionReview.findUnique({ where: { decisionId } });
		const day = reviewOn === '' ? null : fromLocal(reviewOn, morning);
		const kept = before?.reviewOn?.getTime() === day?.getTime();
		if (day && !kept && toLocal(now).date >= reviewOn) refuse('input.invalid', { fields: { reviewOn: 'field.ahead' } });
		const seats = await db.seat.findMany({
			where: {
				...{ federationId, ...countingAt(now) },
				membershipId: { in: owners.map(({ membershipId }) => membershipId) }
			},
			select: { membershipId: true, organisationId: true }
		});
		const sits = (one: (typeof owners)[number]) =>
			seats.some((seat) => seat.membershipId === one.membershipId && seat.organisationId === one.organisationId);
		if (!owners.every(sits)) foreign('owners');
		const said = { effect, reviewOn: day, changedAt: now, changedBy: actor.accountId ?? '' };
		await db.decisionReview.upsert({
			where: { decisionId },
			create: { decisionId, federationId, groupId, ...said },
			// Another day is another time.
			update: kept ? said : { ...said, laidMeetingId: null, laidItemId: null }
		});
		await db.decisionOwner.deleteMany({ where: { decisionId } });
		const each = new Map(owners.map((one) => [one.organisationId, one]));
		await db.decisionOwner.createMany({
			data: [...each.values()].map((one) => ({ decisionId, federationId, ...one }))
		});
		if (day) job('decisions.review', `decisions.review:${groupId}:${reviewOn}`, { groupId }, day);
		audit('decision.review-set', { thingId: decisionId, data: { owners: each.size, reviewOn } });
		tell(decisionNews(facts));
	}
);
