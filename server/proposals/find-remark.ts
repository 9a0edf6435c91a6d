import { refuse } from '#lib/refusals/refusal.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { proposalFacts } from './facts.ts';

/** A remark of any federation with the facts of its proposal. Refuses 'thing.missing'. */
export async function findRemark(db: ReadClient | Transaction, id: string) {
	const remark = await db.proposalRemark.findUnique({ where: { id } });
	if (!remark) refuse('thing.missing');
	return { remark, facts: await proposalFacts(db, remark.proposalId) };
}
