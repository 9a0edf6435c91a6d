import { TheProposal } from '#lib/proposals/proposal.ts';
import { command } from '#server/command.ts';
import { proposalFacts } from './facts.ts';

/** The actor has seen where they were named in a proposal's margin: Home says it no more. Refuses 'proposal.read'. */
export const seeMentions = command('proposal.see', TheProposal, async ({ db, actor, now, demand }, { proposalId }) => {
	const { federationId, ...facts } = await proposalFacts(db, proposalId);
	demand('proposal.read', { federationId, ...facts });
	await db.proposalMention.updateMany({
		where: { membershipId: actor.membershipId ?? '', federationId, seenAt: null, remark: { proposalId } },
		data: { seenAt: now }
	});
});
