import { z } from 'zod';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Actor } from '#lib/permissions/facts.ts';
import { HandOn } from '#lib/proposals/proposal.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command, parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { proposalFacts } from './facts.ts';
import { findProposal } from './find.ts';
import { holdText, sameFacts } from './hold-text.ts';
import { latestPositions } from './latest-positions.ts';
import { moveProposal } from './move.ts';

const Held = HandOn.extend({ versionId: z.string(), hash: z.string(), facts: z.string() });

const hand = command(
	'proposal.hand-on',
	Held,
	async (ctx, { proposalId, version, versionId, hash, facts, ...said }) => {
		const { db, actor, now } = ctx;
		const found = await findProposal(db, proposalId);
		const { federationId } = found.proposal;
		ctx.demand('proposal.read', found.facts);
		const positions = await latestPositions(db, found.proposal, now);
		const missing = positions.filter(({ counts }) => !counts);
		const short = missing.length > 0;
		if (short) {
			if (!said.override) refuse('proposal.positions', { details: { count: missing.length } });
			ctx.demand('proposal.override', found.facts);
			if (said.reason === '') refuse('input.invalid', { fields: { reason: 'field.required' } });
		}
		await sameFacts(db, proposalId, facts);
		await moveProposal(
			ctx,
			found,
			'ready',
			version,
			{ reason: said.reason, override: short, versionId },
			{ heldId: versionId, heldHash: hash }
		);
		await db.sounding.updateMany({ where: { proposalId, federationId, closedAt: null }, data: { closedAt: now } });
		await db.documentVersion.update({
			where: { id: versionId },
			data: { name: m.proposals_version_ready(), byId: actor.accountId }
		});
	}
);

/**
 * Says that a proposal is ready for those who decide: every member organisation has a position on what was asked about
 * last, or the director or the chair lets it go on without, with a reason that follows it (Y8). From then on its text is closed.
 * Refuses 'proposal.lead', 'proposal.positions', 'proposal.override', 'proposal.text-changed', 'proposal.moved'.
 */
export async function handOn(
	actor: Actor,
	input: z.input<typeof HandOn>,
	options: { readonly commandId?: string | undefined } = {}
): Promise<void> {
	demand(actor, 'proposal.lead', await proposalFacts(context().read, input.proposalId));
	parseInput(HandOn, input);
	const held = await holdText(actor, input, 'proposal.hand-on', options.commandId);
	await hand(actor, { ...input, ...held }, options);
}
