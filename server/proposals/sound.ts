import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { fromLocal, toLocal } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Actor } from '#lib/permissions/facts.ts';
import { Sound } from '#lib/proposals/proposal.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command, parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import { checkOrganisations } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { proposalFacts } from './facts.ts';
import { findProposal } from './find.ts';
import { holdText, sameFacts } from './hold-text.ts';
import { moveProposal } from './move.ts';

const Held = Sound.extend({ versionId: z.string(), hash: z.string(), facts: z.string() });

const ask = command(
	'proposal.sound',
	Held,
	async (ctx, { proposalId, version, asks, dueOn, organisationIds, ...held }) => {
		const { db, actor, now } = ctx;
		const found = await findProposal(db, proposalId);
		const { federationId, state, applicants } = found.proposal;
		ctx.demand('proposal.read', found.facts);
		const due = fromLocal(dueOn, '23:59');
		if (!due || toLocal(now).date > dueOn) refuse('input.invalid', { fields: { dueOn: 'field.ahead' } });
		const asked = [...new Set(organisationIds)];
		await checkOrganisations(db, federationId, asked, now, 'organisationIds');
		await sameFacts(db, proposalId, held.facts);
		const again = state === 'sounding';
		await moveProposal(ctx, found, again ? 'sound-again' : 'sound', version, { versionId: held.versionId });
		const ordinal = (await db.sounding.count({ where: { proposalId, federationId } })) + 1;
		await db.sounding.updateMany({ where: { proposalId, federationId, closedAt: null }, data: { closedAt: now } });
		const soundingId = newId();
		const applies = new Set(applicants.map(({ organisationId }) => organisationId));
		await db.sounding.create({
			data: {
				...{
					id: soundingId,
					federationId,
					proposalId,
					ordinal,
					versionId: held.versionId,
					hash: held.hash,
					facts: held.facts
				},
				...{ asks, dueOn: due, askedAt: now, askedBy: actor.accountId ?? '' },
				answers: {
					create: asked.map((organisationId) => ({
						...{ organisationId, federationId, proposalId, applicant: applies.has(organisationId) }
					}))
				}
			}
		});
		await db.documentVersion.update({
			where: { id: held.versionId },
			data: { name: m.proposals_version_sounding({ ordinal }), byId: actor.accountId }
		});
		return { soundingId };
	}
);

/**
 * Begins a round in which member organisations are asked about the text as it stands; another round closes the one
 * before. Refuses 'proposal.lead', 'proposal.state', 'proposal.moved', 'proposal.text-changed', 'input.invalid' by field.
 */
export async function soundProposal(
	actor: Actor,
	input: z.input<typeof Sound>,
	options: { readonly commandId?: string | undefined } = {}
): Promise<{ soundingId: string }> {
	demand(actor, 'proposal.lead', await proposalFacts(context().read, input.proposalId));
	parseInput(Sound, input);
	const held = await holdText(actor, input, 'proposal.sound', options.commandId);
	return ask(actor, { ...input, versionId: held.versionId, hash: held.hash, facts: held.facts }, options);
}
