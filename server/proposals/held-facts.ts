import { createHash } from 'node:crypto';
import type { HeldFacts } from '#lib/proposals/held-facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';

/**
 * What a proposal says besides its text, as it is kept with a round: its papers are those of its writers, not what an
 * organisation shows its decision with. Refuses 'thing.missing'.
 */
export async function factsNow(db: ReadClient | Transaction, proposalId: string): Promise<HeldFacts> {
	const [proposal, papers, shown] = await Promise.all([
		db.proposal.findUnique({ where: { id: proposalId }, include: { applicants: true } }),
		db.proposalPaper.findMany({
			where: { proposalId, removedAt: null },
			select: { id: true, name: true, sha256: true }
		}),
		db.soundingAnswer.findMany({ where: { proposalId, paperId: { not: null } }, select: { paperId: true } })
	]);
	if (!proposal) refuse('thing.missing');
	const { title, form, amount, fromYear, toYear, federationId } = proposal;
	const organisations = await db.organisation.findMany({
		where: { federationId, id: { in: proposal.applicants.map(({ organisationId }) => organisationId) } },
		orderBy: [{ place: 'asc' }, { name: 'asc' }],
		select: { name: true }
	});
	const theirs = new Set(shown.map(({ paperId }) => paperId));
	return {
		...{ title, form, amount, years: [fromYear, toYear].filter(Boolean).join('–') },
		applicants: organisations.map(({ name }) => name),
		papers: papers
			.filter(({ id }) => !theirs.has(id))
			.map(({ name, sha256 }) => ({ name, sha256 }))
			.toSorted((a, b) => `${a.name} ${a.sha256}`.localeCompare(`${b.name} ${b.sha256}`, 'sv'))
	};
}

/** What was kept with a round; none where nothing was. */
export const heldFacts = (kept: string | null): HeldFacts | null =>
	kept === null ? null : (JSON.parse(kept) as HeldFacts);

/** SHA-256 of all that whoever hands a proposal on has seen of it: the hash of its text, and the rest. */
export const seenHash = (textHash: string, facts: HeldFacts): string =>
	createHash('sha256')
		.update(JSON.stringify([textHash, facts]))
		.digest('hex');
