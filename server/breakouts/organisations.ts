import type { ToDeal } from '#lib/breakouts/dealing.ts';
import { countingAt } from '#server/network/find.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';

/** What those who take part come from: for members what they sit for in the group now, for guests what they said. */
export async function organisationsOf(
	db: ReadClient | Transaction,
	{ federationId, groupId }: { readonly federationId: string; readonly groupId: string },
	ids: readonly string[],
	now: Date
): Promise<ToDeal[]> {
	const [seats, guests] = await Promise.all([
		db.seat.findMany({
			where: { groupId, federationId, membershipId: { in: [...ids] }, ...countingAt(now) },
			include: { organisation: { select: { shortName: true } } }
		}),
		db.sheetGuest.findMany({ where: { federationId, id: { in: [...ids] } } })
	]);
	const said = new Map([
		...seats.map((seat) => [seat.membershipId, seat.organisation?.shortName ?? ''] as const),
		...guests.map((guest) => [guest.id, guest.organisation] as const)
	]);
	return ids.map((id) => ({ id, organisation: (said.get(id) ?? '').trim().toLocaleLowerCase('sv') }));
}
