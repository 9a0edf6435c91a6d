import type { Entitlement } from '#lib/votes/poll.ts';
import type { Poll } from '#server/db/generated/client.ts';
import type { Transaction } from '#server/db/open.ts';
import { actingChair } from '#server/meetings/acting-chair.ts';

/**
 * The membership that has the casting vote: whoever leads the item (S1), if they have a vote on it. None when they have
 * none: handing over comes first.
 */
export async function presides(db: Transaction, poll: Poll, { seats }: Entitlement): Promise<string | null> {
	const leader = await actingChair(db, poll, poll.itemId);
	return seats.some(({ membership }) => membership === leader) ? leader : null;
}
