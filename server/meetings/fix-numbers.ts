import { takesNumber } from '#lib/agenda/numbering.ts';
import { itemKind } from '#lib/agenda/item.ts';
import type { Transaction } from '#server/db/open.ts';
import { nextNumber } from './series.ts';

interface Row {
	readonly id: string;
	readonly parentId: string | null;
	readonly kind: string;
	readonly numbered: boolean;
	readonly number: number | null;
}

/**
 * Fixes the numbers of a meeting's items, given in the order they are read: those that have one keep it, the others
 * take the next of the series (M4). Inside a command.
 */
export async function fixNumbers(
	db: Transaction,
	of: { readonly federationId: string; readonly groupId: string; readonly meetingId: string },
	rows: readonly Row[]
): Promise<void> {
	const without = rows.filter((row) => row.number === null && takesNumber({ ...row, kind: itemKind(row.kind) }));
	if (without.length === 0) return;
	let number = await nextNumber(db, of);
	for (const { id } of without) await db.agendaItem.update({ where: { id }, data: { number: number++ } });
}
