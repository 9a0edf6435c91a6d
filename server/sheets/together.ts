import { isStepMode, ownKey } from '#lib/sheets/mode.ts';
import type { Tool } from '#lib/tools/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { findSheets, type FoundSheet } from './find.ts';

type Database = ReadClient | Transaction;

/** The sheets whose answers to a step count together, in an order that says nothing. Asks for no permission. */
export async function foundTogether(db: Database, togetherId: string, now: Date): Promise<FoundSheet[]> {
	const rows = await db.sheetTogether.findMany({ where: { id: togetherId }, orderBy: { sheetId: 'asc' } });
	return findSheets(
		db,
		rows.map(({ sheetId }) => sheetId),
		now
	);
}

/**
 * How many must have answered: the highest of all the sheets' numbers, of one that has been closed too. It was told to
 * everybody before they wrote, and nobody's is lowered by closing another's sheet.
 */
export const leastOf = (all: readonly FoundSheet[]): number => Math.max(...all.map(({ sheet }) => sheet.least));

/** Those of some sheets of one version of a tool where somebody has written in a step, under any promise. */
export function writtenAmong(tool: Tool, place: number, ids: readonly string[]): ReadonlySet<string> {
	const step = tool.steps[place];
	if (!step) return new Set();
	const keys = [ownKey(step, null), ownKey(step, 'open'), ownKey(step, null, true)];
	return new Set(context().own.sheets.written(ids, keys));
}

/**
 * The key of what somebody writes in a step, as it is now and not when the sheet was found: with whom it counts may have
 * been changed since. A step that goes over to names takes no word along that was written for one without.
 */
export async function ownKeyNow(found: FoundSheet, place: number): Promise<string> {
	const { read } = context();
	const where = { sheetId_place: { sheetId: found.sheet.id, place } };
	const together = await read.sheetTogether.findUnique({ where });
	const mode = isStepMode((await read.sheetMode.findUnique({ where }))?.mode) ? found.mode(place) : null;
	return ownKey(found.tool.steps[place] ?? refuse('thing.missing'), mode, together !== null);
}
