import type { Actor } from '#lib/permissions/facts.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';

/** Whether a line of the list is the actor's own. */
export async function isOwnLine(
	db: ReadClient | Transaction,
	actor: Actor,
	line: { readonly membershipId: string | null; readonly guestId: string | null }
): Promise<boolean> {
	if (line.membershipId !== null) return line.membershipId === actor.membershipId;
	if (line.guestId === null || actor.kind !== 'guest') return false;
	const guest = await db.guest.findUnique({ where: { id: line.guestId }, select: { accountId: true } });
	return guest?.accountId === actor.accountId;
}
