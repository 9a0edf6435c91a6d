import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { command } from '#server/command.ts';
import { decisionNews, findDecision } from './find.ts';
import { reviewActs } from './read-review.ts';

/** Ties a decision to the item it has come back as; again, it changes nothing. */
export const tieReview = command(
	'decision.tie-review',
	z.object({ decisionId: z.string(), itemId: z.string() }),
	async ({ db, now, demand, audit, tell }, { decisionId, itemId }) => {
		demand('portal.work', {});
		const { facts } = await findDecision(db, decisionId);
		const { federationId, groupId } = facts;
		const item = await db.agendaItem.findFirst({ where: { id: itemId, federationId }, select: { meetingId: true } });
		if (!item) return;
		const link = { fromId: decisionId, toId: itemId, act: reviewActs.item };
		await db.link.upsert({
			where: { fromId_toId_act: link },
			create: { id: newId(), ...link, at: now, by: '' },
			update: {}
		});
		audit('decision.reviewed', { thingId: decisionId, federationId, data: { itemId } });
		tell(decisionNews(facts));
		tell({ topic: 'agenda', federationId, groupId, meetingId: item.meetingId });
	}
);
