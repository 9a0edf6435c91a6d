import { nobody, officeRoles, seatRoles, type Facts } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { countingAt, nameOf } from '#server/network/find.ts';

/** Of those who take part in a sheet, who may lead it: their memberships and names, by name. */
export async function readHeirs(
	db: ReadClient | Transaction,
	sheetId: string,
	facts: Facts & { federationId: string },
	now: Date
): Promise<readonly { readonly id: string; readonly name: string }[]> {
	const people = await db.sheetPerson.findMany({ where: { sheetId }, select: { membershipId: true } });
	const rows = await db.membership.findMany({
		where: { federationId: facts.federationId, id: { in: people.map(({ membershipId }) => membershipId) } },
		include: { account: { select: { name: true } }, seats: { where: countingAt(now) } }
	});
	const may = rows.filter((row) => {
		if (row.from > now || (row.to && row.to <= now)) return false;
		const office = officeRoles.find((role) => role === row.officeRole) ?? null;
		const seats = row.seats.map(({ id, groupId, organisationId, role, mandate }) => ({
			...{ id, groupId, organisationId, mandate },
			role: seatRoles.find((known) => known === role) ?? 'observer'
		}));
		const who = { kind: 'person', membershipId: row.id, federationId: facts.federationId } as const;
		return can({ ...nobody, ...who, office, seats }, 'sheet.lead', facts);
	});
	return may
		.map((row) => ({ id: row.id, name: nameOf(row) }))
		.sort((a, b) => a.name.localeCompare(b.name, 'sv') || (a.id < b.id ? -1 : 1));
}
