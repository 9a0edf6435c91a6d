import type { Facts } from '#lib/permissions/facts.ts';
import { proposalState } from '#lib/proposals/states.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';

export type ProposalFacts = Facts & { readonly federationId: string; readonly groupId: string };

interface Standing {
	readonly federationId: string;
	readonly groupId: string;
	readonly state: string;
	readonly bodyId: string | null;
	readonly soundings: readonly { readonly answers: readonly { readonly organisationId: string }[] }[];
	readonly returns: readonly { readonly groupId: string }[];
}

/** What to ask for beside a proposal's row, for `factsOf`. */
export const withAsked = {
	soundings: { select: { answers: { select: { organisationId: true } } } },
	returns: { select: { groupId: true } }
} as const;

/** Facts of a proposal that has been read: whose it is, where it stands, before whom it is put, who is asked and who told. */
export const factsOf = ({ federationId, groupId, state, bodyId, soundings, returns }: Standing): ProposalFacts => ({
	federationId,
	groupId,
	proposalState: proposalState(state),
	putBefore: bodyId === null ? [] : [bodyId],
	asked: [
		...new Set(soundings.flatMap(({ answers }) => answers.map(({ organisationId }) => organisationId)))
	].toSorted(),
	toldTo: [...new Set(returns.map((one) => one.groupId))].toSorted()
});

/** Facts of a proposal by its id. Refuses 'thing.missing'. */
export async function proposalFacts(db: ReadClient | Transaction, proposalId: string): Promise<ProposalFacts> {
	const row = await db.proposal.findUnique({
		where: { id: proposalId },
		select: { federationId: true, groupId: true, state: true, bodyId: true, ...withAsked }
	});
	return row ? factsOf(row) : refuse('thing.missing');
}
