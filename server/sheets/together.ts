import { ownKey } from '#lib/sheets/mode.ts';
import { context } from '#server/context.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { findSheet, type FoundSheet } from './find.ts';

type Database = ReadClient | Transaction;

/** The sheets whose answers to a step count together, in an order that says nothing. Asks for no permission. */
export async function foundTogether(db: Database, togetherId: string, now: Date): Promise<FoundSheet[]> {
	const rows = await db.sheetTogether.findMany({ where: { id: togetherId }, orderBy: { sheetId: 'asc' } });
	const all: FoundSheet[] = [];
	for (const { sheetId } of rows) all.push(await findSheet(db, sheetId, now));
	return all;
}

/** Whether anybody has written in a step of a sheet, under any promise. */
export function isWrittenIn({ sheet, tool }: FoundSheet, place: number): boolean {
	const step = tool.steps[place];
	if (!step) return false;
	const keys = [ownKey(step, null), ownKey(step, 'open'), ownKey(step, null, true)];
	return keys.some((key) => context().own.sheets.who(sheet.id, key).length > 0);
}
