import { piecesOf, type Piece } from '#lib/harvest/piece.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { projectNow } from '#server/documents/project.ts';
import { demand } from '#server/permissions/demand.ts';
import { findGroupSheet, sheetDocumentId, type FoundSheet } from '#server/sheets/find.ts';
import { readingOf, shownSteps } from '#server/sheets/shown.ts';

type Database = ReadClient | Transaction;

/** A sheet with what can be taken further of it. Asks for no permission. Refuses 'thing.missing'. */
export async function findPieces(
	db: Database,
	sheetId: string,
	now: Date
): Promise<FoundSheet & { readonly pieces: readonly Piece[]; placeOf(id: string): number }> {
	const found = await findGroupSheet(db, sheetId, now);
	const pieces = piecesOf(await readingOf(db, sheetId), await shownSteps(db, found));
	const keyOf = new Map(pieces.map(({ id, step }) => [id, step]));
	const placeOf = (id: string) => found.tool.steps.findIndex(({ key }) => key === keyOf.get(id));
	return { ...found, pieces, placeOf };
}

/** Refuses 'harvest.not-shown' unless each is a note or a group of the sheet that all can see, once. */
export function demandShown(pieces: readonly Piece[], chosen: readonly { readonly id: string }[]): void {
	const known = new Set(pieces.map(({ id }) => id));
	if (!chosen.every(({ id }) => known.delete(id))) refuse('harvest.not-shown');
}

/** Reads a sheet's document after everything that is durable, for whoever may harvest it. Outside commands only. */
export async function freshSheet(actor: Actor, sheetId: string) {
	const { read, clock } = context();
	const { facts } = await findGroupSheet(read, sheetId, clock.now());
	demand(actor, 'sheet.read', facts);
	demand(actor, 'sheet.harvest', facts);
	await projectNow(await sheetDocumentId(read, sheetId));
	return findPieces(read, sheetId, clock.now());
}
