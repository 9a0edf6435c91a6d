import { TurnBack } from '#lib/proposals/proposal.ts';
import { command } from '#server/command.ts';
import { findProposal } from './find.ts';
import { moveProposal } from './move.ts';

/**
 * Makes a proposal a draft again, or takes it back for good, with a reason. A round that is open closes; its answers
 * stay. Refuses 'proposal.lead', 'proposal.state', 'proposal.moved', 'input.invalid' by field.
 */
export const turnBack = command('proposal.turn-back', TurnBack, async (ctx, { proposalId, version, move, reason }) => {
	const { db, now } = ctx;
	const found = await findProposal(db, proposalId);
	ctx.demand('proposal.read', found.facts);
	const { federationId } = found.proposal;
	await moveProposal(ctx, found, move, version, { reason });
	await db.sounding.updateMany({ where: { proposalId, federationId, closedAt: null }, data: { closedAt: now } });
});
