import type { Somebody } from '#lib/proposals/view.ts';
import { shapeOf } from '#lib/ui/part.ts';
import { context } from '#server/context.ts';
import { countingAt, nameOf } from '#server/network/find.ts';

/** People by their membership, in the shape of the organisation they sit for; whoever is unknown has no name. */
export async function somebodies(
	federationId: string,
	groupId: string,
	ids: readonly string[]
): Promise<(id: string) => Somebody> {
	const rows = await context().read.membership.findMany({
		where: { federationId, id: { in: [...new Set(ids)] } },
		select: {
			id: true,
			knownAs: true,
			account: { select: { name: true } },
			seats: { select: { groupId: true, organisation: { select: { part: true, shortName: true } } } }
		}
	});
	const found = new Map(
		rows.map((row) => {
			const seat = row.seats.find((one) => one.groupId === groupId) ?? row.seats[0];
			const { part = null, shortName = null } = seat?.organisation ?? {};
			return [row.id, { name: nameOf(row), part: shapeOf(part), org: shortName }];
		})
	);
	return (id) => found.get(id) ?? { name: '', part: 'office', org: null };
}

/** Who may be named in the margin: who sits in the group, and the office. */
export async function nameable(federationId: string, groupId: string, now: Date) {
	const rows = await context().read.membership.findMany({
		where: {
			federationId,
			AND: [
				countingAt(now),
				{ OR: [{ officeRole: { not: null } }, { seats: { some: { groupId, ...countingAt(now) } } }] }
			]
		},
		select: { id: true, knownAs: true, account: { select: { name: true } } }
	});
	return rows.map((row) => ({ id: row.id, name: nameOf(row) })).toSorted((a, b) => a.name.localeCompare(b.name, 'sv'));
}
