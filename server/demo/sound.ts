import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import type { DraftJson } from '#lib/proposals/draft.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { keepVersion } from '#server/history/keep-version.ts';
import { factsNow } from '#server/proposals/held-facts.ts';
import { hashOf } from '#server/proposals/hold-text.ts';
import { planDemo } from './plan.ts';
import type { DemoRound } from './rows-proposals.ts';

const begin = command(
	'demo.sound',
	z.object({ round: z.custom<DemoRound>(), versionId: z.string(), hash: z.string() }),
	async ({ db, demand, audit }, { round: { sounding, answers }, versionId, hash }) => {
		demand('portal.work', {});
		const { id, proposalId, federationId, askedAt, askedBy } = sounding;
		if (await db.sounding.findUnique({ where: { id } })) return;
		const facts = JSON.stringify(await factsNow(db, proposalId));
		await db.sounding.create({
			data: { ...sounding, versionId, hash, facts, answers: { createMany: { data: answers } } }
		});
		await db.proposal.update({ where: { id: proposalId }, data: { state: 'sounding', version: 1 } });
		const line = { id: versionId, federationId, proposalId, ordinal: 1, at: askedAt, by: askedBy, versionId };
		await db.proposalLine.create({ data: { ...line, from: 'draft', to: 'sounding' } });
		const name = m.proposals_version_sounding({ ordinal: 1 }, { locale: 'sv' });
		await db.documentVersion.update({ where: { id: versionId }, data: { name, byId: askedBy } });
		audit('demo.sounded', { federationId, thingId: proposalId });
	}
);

/** Begins the rounds of the demo, each about a version of the text that has been written; once. */
export async function soundDemo(at: Date): Promise<void> {
	const { documents } = context();
	for (const round of planDemo(at, '').flatMap(({ proposals }) => proposals.rounds)) {
		const versionId = await keepVersion(round.documentId, 'named', round.versionId);
		if (versionId === null) continue;
		const { json } = await documents.history.read(round.documentId, versionId);
		await begin(portal, { round, versionId, hash: hashOf(json as DraftJson) });
	}
}
