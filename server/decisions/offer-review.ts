import { z } from 'zod';
import { longDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { newId } from '#lib/ids/id.ts';
import { limits } from '#lib/matters/matter.ts';
import { command } from '#server/command.ts';
import type { Transaction } from '#server/db/open.ts';
import { putMatter } from '#server/matters/put-matter.ts';
import { notEndedAt } from '#server/network/find.ts';
import { behind } from '#server/thread/behind.ts';
import { findDecision } from './find.ts';
import { reviewActs } from './read-review.ts';

/** Groups in which the thread of a decision began, other than the body that took it, and that still meet. */
async function whereBegan(db: Transaction, decisionId: string, federationId: string, bodyId: string, now: Date) {
	const ids = await behind(db, decisionId);
	const led = await db.link.findMany({ where: { toId: { in: ids } }, select: { toId: true } });
	const roots = new Set(ids);
	for (const { toId } of led) roots.delete(toId);
	const things = await db.thing.findMany({
		where: { id: { in: [...roots] }, federationId, groupId: { not: null } },
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

/** Offers a decision whose day has come to the groups its thread began in, as a matter for their next meeting. */
export const offerReview = command(
	'decision.offer-review',
	z.object({ decisionId: z.string(), title: z.string() }),
	async (ctx, { decisionId, title }) => {
		const { db, now, demand } = ctx;
		demand('portal.work', {});
		const { decision, facts } = await findDecision(db, decisionId);
		const { federationId, groupId: bodyId } = facts;
		const body = await db.group.findFirst({ where: { id: bodyId, federationId }, select: { name: true } });
		const review = await db.decisionReview.findUnique({ where: { decisionId } });
		const why = [
			m.decisions_review_offer(
				{ body: body?.name ?? '', date: decision.decidedAt ? longDate(decision.decidedAt, 'sv') : '' },
				{ locale: 'sv' }
			),
			decision.text,
			...(review?.effect ? [`${m.decisions_review_effect({}, { locale: 'sv' })}: ${review.effect}`] : [])
		];
		for (const { id: groupId } of await whereBegan(db, decisionId, federationId, bodyId, now)) {
			const id = newId();
			await putMatter(
				ctx,
				{ federationId, groupId },
				{
					...{ id, kind: 'received', title: title.slice(0, limits.title), sender: body?.name ?? '' },
					...{ why: why.join('\n').slice(0, limits.why), receivedAt: now, proposedBy: '', papers: [] }
				}
			);
			const link = { fromId: decisionId, toId: id, act: reviewActs.offer };
			await db.link.create({ data: { id: newId(), ...link, at: now, by: '' } });
		}
	}
);
