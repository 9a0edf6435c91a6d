import { refuse } from '#lib/refusals/refusal.ts';
import type { Facts } from '#lib/permissions/facts.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';

/** A matter of any federation with its facts; the permission table decides. Refuses 'thing.missing'. */
export async function findMatter(db: ReadClient | Transaction, id: string) {
	const matter = await db.matter.findUnique({ where: { id }, include: { papers: { where: { removedAt: null } } } });
	if (!matter) refuse('thing.missing');
	const { federationId, groupId, proposedBy } = matter;
	const facts: Facts & { federationId: string; groupId: string } = {
		federationId,
		groupId,
		ownerMembershipId: proposedBy
	};
	return { matter, facts };
}
