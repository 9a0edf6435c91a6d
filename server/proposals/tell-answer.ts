import { z } from 'zod';
import { m } from '#lib/i18n/paraglide/messages.js';
import { isRefusal } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { positionLine } from './item-opening.ts';
import { latestPositions } from './latest-positions.ts';

const Payload = z.object({
	proposalId: z.string(),
	organisationId: z.string(),
	itemId: z.string(),
	/** Which answer: an organisation's first that came later, or the next. */
	key: z.string(),
	/** When it was given: one that has another after it is not told. */
	at: z.coerce.date()
});

/** The job that tells a body what an organisation said after the proposal had been put on its agenda. */
export const tellingOf = (key: string): string => `proposal.tell-answer:${key}`;

/** Job 'proposal.tell-answer': puts an answer that came later in the item's text, while that is written in. */
export async function tellAnswer(payload: unknown): Promise<void> {
	const { proposalId, organisationId, itemId, key, at } = Payload.parse(payload);
	const { read, documents, clock } = context();
	const proposal = await read.proposal.findUnique({ where: { id: proposalId } });
	const item = await read.document.findUnique({ where: { kind_subjectId: { kind: 'item', subjectId: itemId } } });
	// An item that is not laid yet opens with it.
	if (!item || proposal?.itemId !== itemId) return;
	const now = clock.now();
	const position = (await latestPositions(read, proposal, now)).find(({ id }) => id === organisationId);
	if (position?.given?.at?.getTime() !== at.getTime()) return;
	const line = m.proposals_item_later({ line: positionLine(position, now) }, { locale: 'sv' });
	try {
		await documents.edit(item.id, `answer:${key}`, 'append', { text: [line] });
	} catch (error) {
		// What the body has finished with is not written in; the proposal's page has the answer.
		if (isRefusal(error) && error.code === 'document.frozen') return;
		throw error;
	}
	await projectNow(item.id);
}
