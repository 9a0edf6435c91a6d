import { newId } from '#lib/ids/id.ts';
import { Suggest } from '#lib/proposals/proposal.ts';
import { command } from '#server/command.ts';
import { findProposal, remarkNews } from './find.ts';

/** Suggests other words in place of some. Out: its id. Refuses 'proposal.remark', 'input.invalid' by field. */
export const suggest = command(
	'proposal.suggest',
	Suggest,
	async ({ db, actor, now, demand, audit, tell }, { proposalId, ...said }) => {
		const { proposal, facts } = await findProposal(db, proposalId);
		demand('proposal.remark', facts);
		const id = newId();
		await db.proposalRemark.create({
			data: {
				...{ id, federationId: proposal.federationId, proposalId, kind: 'suggestion', ...said },
				...{ createdAt: now, createdBy: actor.membershipId ?? '' }
			}
		});
		audit('proposal.suggested', { thingId: proposalId, data: { remarkId: id } });
		tell(remarkNews(facts, proposalId));
		return { remarkId: id };
	}
);
