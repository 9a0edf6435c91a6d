import { z } from 'zod';
import { registerNumber } from '#lib/decisions/decision.ts';
import { longDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { newId } from '#lib/ids/id.ts';
import { limits } from '#lib/matters/matter.ts';
import { command } from '#server/command.ts';
import type { Transaction } from '#server/db/open.ts';
import type { Decision } from '#server/db/generated/client.ts';
import { putMatter } from '#server/matters/put-matter.ts';
import { notEndedAt } from '#server/network/find.ts';
import { actDecided } from '#server/proposals/follow-body.ts';
import { behind } from '#server/thread/behind.ts';
import { findDecision } from './find.ts';
import { reviewActs } from './read-review.ts';
import { reviewTitle } from './review-opening.ts';

const inSwedish = { locale: 'sv' } as const;

/** Groups in which the thread of a decision began, other than the body that took it, and that still meet. */
async function whereBegan(db: Transaction, decisionId: string, federationId: string, bodyId: string, now: Date) {
	const ids = await behind(db, decisionId);
	const led = await db.link.findMany({ where: { toId: { in: ids } }, select: { toId: true } });
	const roots = new Set(ids);
	for (const { toId } of led) roots.delete(toId);
	const things = await db.thing.findMany({
		where: { id: { in: [...roots] }, federationId, removedAt: null, groupId: { not: null } },
		select: { groupId: true }
	});
	return db.group.findMany({
		where: {
			...{ federationId, ...notEndedAt(now) },
			id: { in: things.flatMap(({ groupId }) => groupId ?? []), not: bodyId }
		},
		select: { id: true }
	});
}

/** Groups that have been told of a decision with its words: those to which the proposal it settled came back (Y10). */
async function toldOf(
	db: Transaction,
	{ id: decisionId, federationId, meetingId }: Pick<Decision, 'id' | 'federationId' | 'meetingId'>
): Promise<ReadonlySet<string>> {
	const settled = await db.link.findMany({ where: { toId: decisionId, act: actDecided }, select: { fromId: true } });
	const returns = await db.proposalReturn.findMany({
		where: {
			...{ federationId, proposalId: { in: settled.map(({ fromId }) => fromId) } },
			line: { OR: [{ decisionId }, { to: 'decided', meetingId }] }
		},
		select: { groupId: true }
	});
	return new Set(returns.map(({ groupId }) => groupId));
}

/**
 * Offers a decision whose day has come to the groups its thread began in, as a matter for their next meeting; once for a
 * day. What was decided is said to those who have been told of it; to others, that there is such a decision.
 */
export const offerReview = command(
	'decision.offer-review',
	z.object({ decisionId: z.string() }),
	async (ctx, { decisionId }) => {
		const { db, now, demand } = ctx;
		demand('portal.work', {});
		const { decision, facts } = await findDecision(db, decisionId);
		const { federationId, groupId: bodyId } = facts;
		const body =
			(await db.group.findFirst({ where: { id: bodyId, federationId }, select: { name: true } }))?.name ?? '';
		const review = await db.decisionReview.findUnique({ where: { decisionId } });
		if (!review?.reviewOn) return;
		const since = { fromId: decisionId, act: reviewActs.offer, at: { gte: review.reviewOn } };
		if ((await db.link.count({ where: since })) > 0) return;
		const number = registerNumber(decision) ?? '';
		const whole = {
			title: reviewTitle(decision),
			why: [
				m.decisions_review_offer(
					{ body, date: decision.decidedAt ? longDate(decision.decidedAt, 'sv') : '' },
					inSwedish
				),
				decision.text,
				...(review.effect ? [`${m.decisions_review_effect({}, inSwedish)}: ${review.effect}`] : [])
			].join('\n')
		};
		const bare = {
			title: m.decisions_review_item_number({ number }, inSwedish),
			why: m.decisions_review_offer_number({ body, number }, inSwedish)
		};
		const told = await toldOf(db, decision);
		for (const { id: groupId } of await whereBegan(db, decisionId, federationId, bodyId, now)) {
			const id = newId();
			const { title, why } = told.has(groupId) ? whole : bare;
			await putMatter(
				ctx,
				{ federationId, groupId },
				{
					...{ id, kind: 'received', title: title.slice(0, limits.title), sender: body },
					...{ why: why.slice(0, limits.why), receivedAt: now, proposedBy: '', papers: [] }
				}
			);
			const link = { fromId: decisionId, toId: id, act: reviewActs.offer };
			await db.link.create({ data: { id: newId(), ...link, at: now, by: '' } });
		}
	}
);
