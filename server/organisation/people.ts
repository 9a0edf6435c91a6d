import type { ReadClient, Transaction } from '#server/db/open.ts';
import { countingAt } from '#server/network/find.ts';
import type { RoomFacts } from './find.ts';

/** Everybody who sits anywhere for an organisation now: those whose room it is (O1). For whoever has asked for permission. */
export const peopleOf = (db: ReadClient | Transaction, { federationId, organisationId }: RoomFacts, now: Date) =>
	db.membership.findMany({
		where: {
			...{ federationId, ...countingAt(now) },
			account: { disabledAt: null },
			seats: { some: { organisationId, ...countingAt(now) } }
		},
		include: { account: true },
		orderBy: { id: 'asc' }
	});
