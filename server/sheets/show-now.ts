import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { portal } from '#lib/permissions/facts.ts';
import { wroteWhere } from '#lib/joining/wrote-where.ts';
import { tallyOf } from '#lib/sheets/dots.ts';
import { fieldsToShow } from '#lib/sheets/showing.ts';
import { context } from '#server/context.ts';
import type { OwnEntry } from '#server/db/private-sheets.ts';
import { projectNow } from '#server/documents/project.ts';
import { findSheet, sheetDocumentId } from './find.ts';
import { finishShowing } from './finish-showing.ts';
import { layOut } from './lay-out.ts';

const Showing = z.object({ sheetId: z.string(), place: z.number().int() });

/** Any order as likely as any other, from the system's own source of chance. */
export function shuffled<Item>(items: readonly Item[]): Item[] {
	const all = [...items];
	for (let at = all.length - 1; at > 0; at -= 1) {
		const other = randomInt(at + 1);
		[all[at], all[other]] = [all[other] as Item, all[at] as Item];
	}
	return all;
}

export const entryOf = (step: string, { id, field, column, text, value }: OwnEntry) => ({
	...{ id, step, field, column, text, value }
});

/**
 * The job `sheets.show`: lays a step's private writing on the sheet. The step is sealed first, so that what is read is
 * all there will be. Anonymous words get new names and a new order, on the server's behalf, and no row says whose they
 * were; what has been shown is then erased from the private file. Idempotent: after a crash what the document lacks is
 * laid out, and erasing twice is erasing.
 */
export async function showNow(payload: unknown): Promise<void> {
	const { sheetId, place } = Showing.parse(payload);
	const { read, clock, own } = context();
	const state = await read.sheetStep.findUnique({ where: { sheetId_place: { sheetId, place } } });
	// Called back, closed or thrown away while it counted down.
	if (!state) return;
	const { sheet, ...found } = await findSheet(read, sheetId, clock.now());
	const step = found.step(place);
	const key = found.ownKey(place);
	own.sheets.seal(sheetId, key);
	const written = own.sheets.all(sheetId, key);
	const fields = fieldsToShow(written, step.anonymous, sheet.least);
	if (state.state === 'revealing') {
		const documentId = await sheetDocumentId(read, sheetId);
		// Somebody took their words away between the press and the sealing; unless an earlier attempt laid them out.
		if (fields.length === 0) {
			own.sheets.unseal(sheetId, key);
			return finishShowing(portal, { sheetId, place, authors: null, wrote: null });
		}
		const polled = new Set(step.fields.filter(({ kind }) => kind === 'dots').map((field) => field.key));
		const shown = written.filter(({ field }) => fields.includes(field) && !polled.has(field));
		const laid = step.anonymous ? shuffled(shown).map((entry) => ({ ...entry, id: newId() })) : shown;
		await layOut(
			documentId,
			laid.map((entry) => entryOf(step.key, entry)),
			!step.anonymous
		);
		await projectNow(documentId);
		const authors = step.anonymous ? [] : shown.map(({ id, membershipId }) => ({ entryId: id, membershipId }));
		const seats = await read.sheetPerson.findMany({ where: { sheetId } });
		const counts = [...Map.groupBy(shown, ({ membershipId }) => membershipId)];
		const wrote = wroteWhere(
			counts.map(([membershipId, notes]) => ({ membershipId, notes: notes.length })),
			seats,
			step.anonymous ? sheet.least : 0
		);
		// Dots are added up here and now; who gave which is in nothing that stays.
		const polls = [...polled]
			.filter((field) => !step.anonymous || fields.includes(field))
			.map((field) => ({ field, ...tallyOf(written.filter((one) => one.field === field).map(({ value }) => value)) }));
		await finishShowing(portal, { sheetId, place, authors, wrote, polls });
	}
	own.sheets.erase(sheetId, key, fields);
}
