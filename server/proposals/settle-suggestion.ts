import { z } from 'zod';
import type { Actor } from '#lib/permissions/facts.ts';
import type { DraftJson } from '#lib/proposals/draft.ts';
import { TheRemark } from '#lib/proposals/proposal.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { demand } from '#server/permissions/demand.ts';
import { proposalDocumentId, remarkNews } from './find.ts';
import { findRemark } from './find-remark.ts';

const settle = command(
	'proposal.settle-suggestion',
	TheRemark.extend({ taken: z.boolean() }),
	async ({ db, actor, now, demand, audit, tell }, { remarkId, taken }) => {
		const { remark, facts } = await findRemark(db, remarkId);
		demand('proposal.write', facts);
		const settled = await db.proposalRemark.updateMany({
			// What stands in the text is taken, also where somebody declined it in the same moment.
			where: { id: remarkId, kind: 'suggestion', state: { in: taken ? ['open', 'declined'] : ['open'] } },
			data: { state: taken ? 'taken' : 'declined', settledAt: now, settledBy: actor.membershipId }
		});
		if (settled.count === 0) refuse('remark.settled');
		audit(taken ? 'proposal.suggestion-taken' : 'proposal.suggestion-declined', {
			thingId: remark.proposalId,
			data: { remarkId }
		});
		tell(remarkNews(facts, remark.proposalId));
	}
);

/**
 * Declines a suggestion. Refuses 'proposal.write', 'remark.settled': also where its words have been taken in and that is
 * not written down yet (Y5).
 */
export async function declineSuggestion(
	actor: Actor,
	{ remarkId }: { readonly remarkId: string },
	options?: { readonly commandId?: string | undefined }
): Promise<void> {
	const { read, documents } = context();
	const { remark, facts } = await findRemark(read, remarkId);
	demand(actor, 'proposal.write', facts);
	const { json } = await documents.read(await proposalDocumentId(read, remark.proposalId));
	if ((json as DraftJson).taken.includes(remarkId)) refuse('remark.settled');
	await settle(actor, { remarkId, taken: false }, options);
}

/**
 * Takes a suggestion in: its words come in place of those it stands on, in the text that everybody writes, once (Y5).
 * Refuses 'proposal.write', 'remark.settled', 'remark.stale' where those words have changed, and what the document
 * refuses.
 */
export async function takeSuggestionIn(
	actor: Actor,
	{ remarkId }: { readonly remarkId: string },
	options?: { readonly commandId?: string | undefined }
): Promise<void> {
	const { read, documents } = context();
	const { remark, facts } = await findRemark(read, remarkId);
	demand(actor, 'proposal.write', facts);
	if (remark.kind !== 'suggestion') refuse('thing.missing');
	if (remark.state !== 'open') refuse('remark.settled');
	const { proposalId, sectionId, anchor, quote, replacement } = remark;
	const documentId = await proposalDocumentId(read, proposalId);
	const stands = { remarkId, sectionId, anchor, quote, replacement };
	// A key of its own each time: where the words had changed it was no edit, and they may have been put back since.
	const key = `take:${remarkId}:${options?.commandId ?? (await documents.read(documentId)).cursor}`;
	await documents.edit(documentId, key, 'take', stands, actor.accountId);
	const { json } = await documents.read(documentId);
	await projectNow(documentId);
	if (!(json as DraftJson).taken.includes(remarkId)) refuse('remark.stale');
	await settle(actor, { remarkId, taken: true }, options);
}
