import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { portal } from '#lib/permissions/facts.ts';
import { wroteWhere } from '#lib/joining/wrote-where.ts';
import { fieldsToShow } from '#lib/sheets/showing.ts';
import { context } from '#server/context.ts';
import type { OwnEntry } from '#server/db/private-sheets.ts';
import { projectNow } from '#server/documents/project.ts';
import { findSheet, sheetDocumentId } from './find.ts';
import { finishShowing } from './finish-showing.ts';

const Showing = z.object({ sheetId: z.string(), place: z.number().int() });

/** Any order as likely as any other, from the system's own source of chance. */
function shuffled<Item>(items: readonly Item[]): Item[] {
	const all = [...items];
	for (let at = all.length - 1; at > 0; at -= 1) {
		const other = randomInt(at + 1);
		[all[at], all[other]] = [all[other] as Item, all[at] as Item];
	}
	return all;
}

const entryOf = (step: string, { id, field, column, text, value }: OwnEntry) => ({
	...{ id, step, field, column, text, value }
});

/**
 * The job `sheets.show`: lays a step's private writing on the sheet. The step is sealed first, so that what is read is
 * all there will be. Anonymous words get new names and a new order, on the server's behalf, and no row says whose they
 * were; what has been shown is then erased from the private file. Idempotent: after a crash the document's edit is
 * known by its key, and erasing twice is erasing.
 */
export async function showNow(payload: unknown): Promise<void> {
	const { sheetId, place } = Showing.parse(payload);
	const { read, clock, documents, own } = context();
	const { sheet, ...found } = await findSheet(read, sheetId, clock.now());
	const step = found.step(place);
	own.sheets.seal(sheetId, step.key);
	const written = own.sheets.all(sheetId, step.key);
	const fields = fieldsToShow(written, step.anonymous, sheet.least);
	const state = await read.sheetStep.findUnique({ where: { sheetId_place: { sheetId, place } } });
	if (state?.state === 'revealing') {
		const documentId = await sheetDocumentId(read, sheetId);
		const key = `show:${step.key}`;
		// Somebody took their words away between the press and the sealing; unless an earlier attempt laid them out.
		if (step.anonymous && fields.length === 0) {
			own.sheets.unseal(sheetId, step.key);
			return finishShowing(portal, { sheetId, place, authors: null, wrote: null });
		}
		const shown = written.filter(({ field }) => fields.includes(field));
		const laid = step.anonymous ? shuffled(shown).map((entry) => ({ ...entry, id: newId() })) : shown;
		await documents.edit(documentId, key, 'show', { entries: laid.map((entry) => entryOf(step.key, entry)) });
		await projectNow(documentId);
		const authors = step.anonymous ? [] : shown.map(({ id, membershipId }) => ({ entryId: id, membershipId }));
		const seats = await read.sheetPerson.findMany({ where: { sheetId } });
		const counts = [...Map.groupBy(shown, ({ membershipId }) => membershipId)];
		const wrote = wroteWhere(
			counts.map(([membershipId, notes]) => ({ membershipId, notes: notes.length })),
			seats,
			step.anonymous ? sheet.least : 0
		);
		await finishShowing(portal, { sheetId, place, authors, wrote });
	}
	own.sheets.erase(sheetId, step.key, fields);
}
