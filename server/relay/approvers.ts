import type { ReadClient, Transaction } from '#server/db/open.ts';
import { countingAt, nameOf } from '#server/network/find.ts';
import type { NoteFacts } from './find.ts';

export interface Approver {
	readonly membershipId: string;
	readonly name: string;
	readonly email: string | null;
	readonly language: string;
}

/** People who lead a group, as they sit now: who answers for it. For whoever has asked for permission. */
export const leadersIn = (db: ReadClient | Transaction, facts: NoteFacts, now: Date): Promise<Approver[]> =>
	approversIn(db, { ...facts, approvers: ['chair', 'vice-chair', 'secretary'] }, now);

/** People who say yes in a group's name, as they sit now. For whoever has asked for permission. */
export async function approversIn(
	db: ReadClient | Transaction,
	{ federationId, groupId, approvers }: NoteFacts,
	now: Date
): Promise<Approver[]> {
	if (groupId === undefined || approvers.length === 0) return [];
	const counting = countingAt(now);
	const people = await db.membership.findMany({
		where: {
			...{ federationId, ...counting },
			seats: { some: { groupId, role: { in: [...approvers] }, ...counting } },
			account: { disabledAt: null }
		},
		include: { account: true },
		orderBy: { id: 'asc' }
	});
	return people.map((person) => ({
		membershipId: person.id,
		name: nameOf(person),
		email: person.account.email,
		language: person.account.language
	}));
}
