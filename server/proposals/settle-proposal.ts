import { Settle } from '#lib/proposals/proposal.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findProposal } from './find.ts';
import { linkDecision } from './follow-body.ts';
import { hasBegun, meetingOf } from './meeting-of.ts';
import { moveProposal } from './move.ts';

/**
 * Writes down what became of a proposal where it was taken up, with the reasons and how they voted: a line of its
 * history that the group where it began reads. Decisions of the item become its outcome on the red thread.
 * Not before the meeting has begun, or was to begin where nobody keeps it here. A decision at the item comes before it.
 * Refuses 'proposal.settle', 'proposal.state', 'proposal.moved', 'proposal.not-begun', 'input.invalid' by field.
 */
export const settleProposal = command(
	'proposal.settle',
	Settle,
	async (ctx, { proposalId, version, move, reason, referredTo, vote }) => {
		const { db, now } = ctx;
		const found = await findProposal(db, proposalId);
		ctx.demand('proposal.read', found.facts);
		const { federationId, bodyId, meetingId, itemId } = found.proposal;
		const body = await db.group.findFirst({ where: { id: bodyId ?? '', federationId }, select: { name: true } });
		const said = { reason, referredTo: move === 'refer' ? referredTo : '', vote, body: body?.name ?? '', meetingId };
		await moveProposal(ctx, found, move, version, said);
		// Last, so that whoever may not, and whoever is late, is told that first.
		if (!hasBegun(await meetingOf(db, found.proposal), now)) refuse('proposal.not-begun');
		if (move !== 'decide') return;
		const decisions = await db.decision.findMany({
			where: { itemId: itemId ?? '', federationId, state: 'decided' },
			select: { id: true }
		});
		for (const { id } of decisions) await linkDecision(ctx, proposalId, id);
	}
);
