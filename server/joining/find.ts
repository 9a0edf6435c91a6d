import { refuse } from '#lib/refusals/refusal.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { doorCodeHashOf, doorHashOf, doorTokenOf, typedCode } from './secrets.ts';

type Database = ReadClient | Transaction;

/** Most guests of one sheet. */
export const mostGuests = 400;

/** The sheet that a link lets in to now. Refuses 'sheet.no-entry' alike for none, a shut door and a closed sheet. */
export async function sheetBehind(db: Database, token: string) {
	const sheet = await db.sheet.findUnique({ where: { doorHash: doorHashOf(token) } });
	if (sheet?.state !== 'open' || sheet.doorAt === null) refuse('sheet.no-entry');
	return sheet;
}

/** The token of the link to the sheet with this code; null for a code that opens nothing. */
export async function tokenOfCode(db: Database, typed: string): Promise<string | null> {
	const sheet = await db.sheet.findUnique({ where: { doorCodeHash: doorCodeHashOf(typedCode(typed)) } });
	return sheet?.state === 'open' && sheet.doorAt ? doorTokenOf(sheet.id, sheet.doorAt) : null;
}
