import { RegisterProposal } from '#lib/proposals/proposal.ts';
import { command } from '#server/command.ts';
import { findProposal, proposalNews } from './find.ts';

/**
 * Gives a proposal its number in the register, and says when it became a document of the authority: received (inkommen)
 * or drawn up (upprättad). That moment is set once (Y9). Refuses 'proposal.register'.
 */
export const registerProposal = command(
	'proposal.register',
	RegisterProposal,
	async ({ db, now, demand, audit, tell }, { proposalId, diaryNumber, finalAs }) => {
		const { proposal, facts } = await findProposal(db, proposalId);
		demand('proposal.register', facts);
		await db.proposal.update({
			where: { id: proposalId },
			data: { diaryNumber, ...(finalAs !== '' && proposal.finalAt === null ? { finalAs, finalAt: now } : {}) }
		});
		audit('proposal.registered', { thingId: proposalId, data: { finalAs } });
		tell(proposalNews(facts));
	}
);
