import type { Actor } from '#lib/permissions/facts.ts';
import type { DraftJson } from '#lib/proposals/draft.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { openHistory } from '#server/history/read.ts';
import { demand } from '#server/permissions/demand.ts';
import { findProposal } from './find.ts';

/** A version of a proposal's text, for reading. Needs 'history.read'; refuses 'thing.missing' for one of another text. */
export async function readProposalVersion(actor: Actor, proposalId: string, versionId: string) {
	const { read, documents } = context();
	const { document } = await openHistory(actor, { proposalId });
	const { id: documentId, epoch, federationId } = document;
	const version = await read.documentVersion.findFirst({ where: { id: versionId, documentId, epoch, federationId } });
	if (!version) refuse('thing.missing');
	const { proposal } = await findProposal(read, proposalId);
	const { json } = await documents.history.read(documentId, versionId);
	return { title: proposal.title, at: version.at, name: version.name, draft: json as DraftJson };
}

/** What a proposal is called, for the pages about its text. Needs 'history.read'. */
export async function readProposalTitle(actor: Actor, proposalId: string): Promise<{ title: string }> {
	const { proposal, facts } = await findProposal(context().read, proposalId);
	demand(actor, 'history.read', facts);
	return { title: proposal.title };
}
