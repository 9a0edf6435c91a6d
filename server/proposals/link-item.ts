import { z } from 'zod';
import { generateKeyBetween } from 'fractional-indexing';
import { limits } from '#lib/decisions/decision.ts';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { decisionNews } from '#server/decisions/find.ts';
import { meetingFacts } from '#server/permissions/read.ts';

/**
 * Ties the item a proposal is taken up as to it, and gives it what the meeting is asked to decide. By the job that laid
 * the item, once: where the tie stands nothing is done.
 */
export const linkItem = command(
	'proposal.link-item',
	z.object({ proposalId: z.string(), itemId: z.string(), decisions: z.array(z.string()) }),
	async ({ db, now, demand, audit, tell }, { proposalId, itemId, decisions }) => {
		demand('portal.work', {});
		const item = await db.agendaItem.findUnique({ where: { id: itemId } });
		if (!item) refuse('thing.missing');
		const act = 'proposal.taken-up';
		if ((await db.link.count({ where: { fromId: proposalId, toId: itemId, act } })) > 0) return;
		const made = { at: now, by: '' };
		await db.link.create({ data: { id: newId(), fromId: proposalId, toId: itemId, act, ...made } });
		const facts = await meetingFacts(db, item.meetingId);
		const { federationId, groupId } = facts;
		const text = decisions.join('\n').slice(0, limits.text);
		if (text) {
			const id = newId();
			await db.thing.create({
				data: { id, kind: 'decision', federationId, groupId, title: (decisions[0] ?? '').slice(0, 200), createdAt: now }
			});
			await db.decision.create({
				data: {
					...{ id, federationId, groupId, meetingId: item.meetingId, itemId, kind: 'decision', text },
					...{ reasons: '', addressees: '', place: generateKeyBetween(null, null), createdAt: now, createdBy: '' }
				}
			});
			await db.link.create({ data: { id: newId(), fromId: itemId, toId: id, act: 'decision.prepared', ...made } });
			tell(decisionNews(facts));
		}
		audit('proposal.laid', { thingId: proposalId, federationId, data: { itemId } });
		tell({ topic: 'proposals', federationId });
	}
);
