import { refuse } from '#lib/refusals/refusal.ts';
import type { News } from '#server/bus.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { factsOf, withAsked, type ProposalFacts } from './facts.ts';

/** A proposal of any federation with its facts; the permission table decides. Refuses 'thing.missing'. */
export async function findProposal(db: ReadClient | Transaction, id: string) {
	const proposal = await db.proposal.findUnique({ where: { id }, include: { applicants: true, ...withAsked } });
	if (!proposal) refuse('thing.missing');
	return { proposal, facts: factsOf(proposal) };
}

/** The document of a proposal's text. Refuses 'thing.missing'. */
export async function proposalDocumentId(db: ReadClient | Transaction, proposalId: string): Promise<string> {
	const row = await db.document.findUnique({
		where: { kind_subjectId: { kind: 'proposal', subjectId: proposalId } },
		select: { id: true }
	});
	return row?.id ?? refuse('thing.missing');
}

/** News of a proposal, to the whole federation: those who are asked sit elsewhere. */
export const proposalNews = ({ federationId }: Pick<ProposalFacts, 'federationId'>): News => ({
	topic: 'proposals',
	federationId
});

/** News of what is said in a proposal's margin, for whoever has it open. */
export const remarkNews = ({ federationId }: Pick<ProposalFacts, 'federationId'>, proposalId: string): News => ({
	topic: 'proposal-remarks',
	about: proposalId,
	federationId
});
