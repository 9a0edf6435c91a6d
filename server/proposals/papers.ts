import type { ProposalView } from '#lib/proposals/view.ts';
import { context } from '#server/context.ts';

/** The papers of a proposal, oldest first; of those that show an organisation's decision, whose it is (Y13). */
export async function papersOf(proposalId: string, federationId: string): Promise<ProposalView['papers']> {
	const { read } = context();
	const [papers, shown] = await Promise.all([
		read.proposalPaper.findMany({
			where: { proposalId, federationId, removedAt: null },
			orderBy: { createdAt: 'asc' },
			select: { id: true, name: true, size: true }
		}),
		read.soundingAnswer.findMany({
			where: { proposalId, federationId, paperId: { not: null } },
			select: { paperId: true, organisationId: true }
		})
	]);
	const organisations = await read.organisation.findMany({
		where: { federationId, id: { in: shown.map(({ organisationId }) => organisationId) } },
		select: { id: true, name: true }
	});
	return papers.map((paper) => {
		const of = shown.find(({ paperId }) => paperId === paper.id)?.organisationId;
		return { ...paper, of: organisations.find(({ id }) => id === of)?.name ?? null };
	});
}
