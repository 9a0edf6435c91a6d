import type { ReadClient, Transaction } from '#server/db/open.ts';
import { countingAt } from '#server/network/find.ts';

/** The person with this address who may sign in today: not closed, and with a membership that holds; else null. */
export async function memberByEmail(db: ReadClient | Transaction, email: string, now: Date) {
	const account = await db.account.findUnique({
		where: { email },
		include: {
			memberships: {
				where: countingAt(now),
				select: { federationId: true }
			}
		}
	});
	const open = account?.kind === 'person' && !account.disabledAt && !(account.expiresAt && account.expiresAt <= now);
	return open && account.memberships.length > 0 ? account : null;
}

/** The federation whose office carries this person's letters when there is no mail server: theirs if it is the only one. */
export function carrierOf(account: { memberships: readonly { federationId: string }[] }): string | null {
	const [first, ...others] = new Set(account.memberships.map(({ federationId }) => federationId));
	return first !== undefined && others.length === 0 ? first : null;
}
