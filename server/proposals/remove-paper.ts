import { z } from 'zod';
import { TheProposal } from '#lib/proposals/proposal.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { proposalFacts } from './facts.ts';
import { proposalNews } from './find.ts';

/**
 * Takes a paper off a proposal, or puts it back; its file stays. What an organisation showed its decision with is that
 * organisation's, and nobody's here to take away (Y13). Refuses 'proposal.write', 'thing.missing', 'paper.evidence'.
 */
export const removePaper = command(
	'proposal.remove-paper',
	TheProposal.extend({ paperId: z.string().max(64), back: z.boolean().default(false) }),
	async ({ db, now, demand, audit, tell }, { proposalId, paperId, back }) => {
		const facts = await proposalFacts(db, proposalId);
		demand('proposal.write', facts);
		const { federationId } = facts;
		if ((await db.soundingAnswer.count({ where: { paperId, proposalId, federationId } })) > 0) refuse('paper.evidence');
		const changed = await db.proposalPaper.updateMany({
			where: { id: paperId, proposalId, federationId },
			data: { removedAt: back ? null : now }
		});
		if (changed.count === 0) refuse('thing.missing');
		audit(back ? 'proposal.paper-restored' : 'proposal.paper-removed', { thingId: proposalId, data: { paperId } });
		tell(proposalNews(facts));
	}
);
