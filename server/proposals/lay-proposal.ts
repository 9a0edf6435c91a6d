import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { proposedDecisions, type DraftJson } from '#lib/proposals/draft.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { proposalDocumentId } from './find.ts';
import { standsAs } from './held-text.ts';
import { openingOf } from './item-opening.ts';
import { linkItem } from './link-item.ts';

const Payload = z.object({ proposalId: z.string(), itemId: z.string() });

/**
 * Job 'proposal.lay': lays the item of a proposal that is taken up on the meeting's agenda, with what it opens with and
 * the proposed decisions. Once, whatever happens in between: documents and rows keep the keys.
 */
export async function layProposal(payload: unknown): Promise<void> {
	const { proposalId, itemId } = Payload.parse(payload);
	const { read, documents } = context();
	const proposal = await read.proposal.findUnique({ where: { id: proposalId } });
	const agenda = await read.document.findUnique({
		where: { kind_subjectId: { kind: 'agenda', subjectId: proposal?.meetingId ?? '' } }
	});
	if (!proposal || proposal.itemId !== itemId || !agenda) return;
	const key = `proposal:${itemId}`;
	const kind = proposal.kind === 'application' ? 'application' : 'decision';
	await documents.edit(agenda.id, key, 'add', { id: itemId, title: proposal.title, kind });
	await projectNow(agenda.id);
	const item = await read.document.findUnique({ where: { kind_subjectId: { kind: 'item', subjectId: itemId } } });
	if (item) {
		await documents.edit(item.id, key, 'append', { text: await openingOf(proposal) });
		await projectNow(item.id);
	}
	const { json } = await documents.read(await proposalDocumentId(read, proposalId));
	const { draft } = await standsAs(proposal, json as DraftJson);
	await linkItem(portal, { proposalId, itemId, decisions: proposedDecisions(draft) });
}
