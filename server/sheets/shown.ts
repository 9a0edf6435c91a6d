import type { SheetJson } from '#lib/sheets/entry.ts';
import type { ShownStep } from '#lib/sheets/shown.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { isPrivate, isSplit, type FoundSheet } from './find.ts';
import { projectedSheet } from './projected.ts';

type Database = ReadClient | Transaction;

/** How far each step of a sheet has come: shown is what is written together, once the work has reached it, and what was revealed. */
export async function shownSteps(
	db: Database,
	{ sheet, tool, together, step: doneAs }: FoundSheet
): Promise<ShownStep[]> {
	const rows = await db.sheetStep.findMany({
		where: { sheetId: sheet.id, state: 'revealed' },
		select: { place: true }
	});
	const revealed = new Set(rows.map(({ place }) => place));
	return tool.steps.map((_, place) => {
		const step = doneAs(place);
		const shown = !(isPrivate(step) || isSplit(step)) || revealed.has(place);
		return { step, shown, together: together(place) !== null };
	});
}

/** A sheet's document as it was last read. */
export async function readingOf(db: Database, sheetId: string): Promise<SheetJson> {
	const document = await db.document.findUnique({
		where: { kind_subjectId: { kind: 'sheet', subjectId: sheetId } },
		select: { projection: true }
	});
	return projectedSheet(document?.projection ?? null);
}
