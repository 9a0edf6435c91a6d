import { limits, TheProposal } from '#lib/proposals/proposal.ts';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { checkFile, keepFile, KeptFile, type Incoming } from '#server/files/take-in.ts';
import { demand } from '#server/permissions/demand.ts';
import { proposalFacts } from './facts.ts';
import { proposalNews } from './find.ts';

const add = command(
	'proposal.add-paper',
	KeptFile.extend(TheProposal.shape),
	async ({ db, actor, now, demand, audit, tell }, { proposalId, ...file }) => {
		const facts = await proposalFacts(db, proposalId);
		demand('proposal.write', facts);
		const { federationId } = facts;
		const there = await db.proposalPaper.findMany({ where: { proposalId, federationId, removedAt: null } });
		const same = there.find(({ sha256, name }) => sha256 === file.sha256 && name === file.name);
		if (same) return { paperId: same.id };
		if (there.length >= limits.papers) refuse('input.invalid', { fields: { file: 'field.too-long' } });
		const id = newId();
		const made = { createdAt: now, createdBy: actor.accountId ?? '' };
		await db.proposalPaper.create({ data: { id, federationId, proposalId, ...file, ...made } });
		audit('proposal.paper-added', { thingId: proposalId, data: { paperId: id, size: file.size } });
		tell(proposalNews(facts));
		return { paperId: id };
	}
);

/** Puts a file to a proposal, as to an agenda item. Refuses 'proposal.write' and what files refuse. */
export async function addPaper(
	actor: Actor,
	{ proposalId, file }: { readonly proposalId: string; readonly file: Incoming | undefined },
	options?: { readonly commandId?: string | undefined }
): Promise<{ paperId: string }> {
	demand(actor, 'proposal.write', await proposalFacts(context().read, proposalId));
	return add(actor, { proposalId, ...(await keepFile(await checkFile(file))) }, options);
}
