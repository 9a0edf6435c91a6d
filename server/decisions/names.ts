import type { NamedSeat } from '#lib/decisions/view.ts';
import { nameWithParty } from '#lib/network/seat-words.ts';
import type { ReadClient } from '#server/db/open.ts';
import { nameOf } from '#server/network/find.ts';

/** Everybody who sits or has sat in a group, by their seat: "Anna Ek (S), VID". A decision outlives its seats. */
export async function seatNames(
	db: ReadClient,
	where: { readonly federationId: string; readonly groupId: string }
): Promise<(seatId: string) => NamedSeat> {
	const seats = await db.seat.findMany({
		where,
		select: {
			id: true,
			organisation: { select: { shortName: true } },
			membership: { select: { knownAs: true, politicalParty: true, account: { select: { name: true } } } }
		}
	});
	const names = new Map(
		seats.map(({ id, organisation, membership }) => {
			const { politicalParty } = membership;
			const name = nameWithParty({ name: nameOf(membership), politicalParty });
			return [id, organisation ? `${name}, ${organisation.shortName}` : name];
		})
	);
	return (seatId) => ({ seatId, name: names.get(seatId) ?? '' });
}

/** People by their membership, for who corrected what. */
export async function memberNames(
	db: ReadClient,
	federationId: string,
	ids: readonly string[]
): Promise<ReadonlyMap<string, string>> {
	const rows = await db.membership.findMany({
		where: { federationId, id: { in: [...new Set(ids)] } },
		include: { account: { select: { name: true } } }
	});
	return new Map(rows.map((row) => [row.id, nameOf(row)]));
}
