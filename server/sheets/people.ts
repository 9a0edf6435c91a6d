import { m } from '#lib/i18n/paraglide/messages.js';
import { madeUpNumber } from '#lib/tools/made-up.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { nameOf } from '#server/network/find.ts';

type Database = ReadClient | Transaction;

/** Somebody who takes part in a sheet. */
export interface SheetPersonRow {
	/** A membership, or a guest of the sheet. */
	readonly id: string;
	readonly name: string;
	readonly guest: boolean;
	readonly inRoom: boolean;
	/** Has no device of their own: who leads writes for them. */
	readonly held: boolean;
	/** What a guest said that they come from; '' for members. */
	readonly organisation: string;
}

type Named = Pick<SheetPersonRow, 'id' | 'name' | 'guest' | 'organisation'>;

/** Names of those who take part or did, in the order asked for; who is not known is left out. */
export async function readNames(db: Database, federationId: string, ids: readonly string[]): Promise<Named[]> {
	const where = { federationId, id: { in: [...new Set(ids)] } };
	const [members, guests] = await Promise.all([
		db.membership.findMany({ where, include: { account: { select: { name: true } } } }),
		db.sheetGuest.findMany({ where, select: { id: true, name: true, organisation: true } })
	]);
	const known = new Map<string, Named>([
		...members.map((row) => [row.id, { id: row.id, name: nameOf(row), guest: false, organisation: '' }] as const),
		...guests.map((row) => [row.id, { ...row, guest: true }] as const)
	]);
	return ids.flatMap((id) => {
		const number = madeUpNumber(id);
		if (number !== null) return { id, name: m.tools_made_up({ number }), guest: false, organisation: '' };
		return known.get(id) ?? [];
	});
}

/** Who takes part in a sheet, in the order they came. */
export async function readPeople(db: Database, sheetId: string, federationId: string): Promise<SheetPersonRow[]> {
	const rows = await db.sheetPerson.findMany({
		where: { sheetId },
		orderBy: [{ joinedAt: 'asc' }, { membershipId: 'asc' }]
	});
	const names = await readNames(
		db,
		federationId,
		rows.map(({ membershipId }) => membershipId)
	);
	const rowOf = new Map(rows.map((row) => [row.membershipId, row]));
	return names.map((named) => ({
		...named,
		inRoom: rowOf.get(named.id)?.inRoom ?? false,
		held: rowOf.get(named.id)?.held ?? false
	}));
}
