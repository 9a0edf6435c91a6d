import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import type { SheetJson } from '#lib/sheets/entry.ts';
import { groupsOf } from '#lib/sheets/groups.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { findSheet, sheetDocumentId } from '#server/sheets/find.ts';
import { layOut } from '#server/sheets/lay-out.ts';
import { breakoutDocumentId, breakoutsOf } from './find.ts';
import { finishShowing } from './finish-showing.ts';

const Showing = z.object({ sheetId: z.string(), place: z.number().int() });

/**
 * The job `breakouts.show`: closes the documents of a step's breakouts to writers and lays what they say on the sheet, note
 * by note under the same id, so that nothing is moved by hand and nothing can be lost. Idempotent: a closed document says
 * the same each time, and the sheet's edit is known by its key.
 */
export async function showBreakouts(payload: unknown): Promise<void> {
	const { sheetId, place } = Showing.parse(payload);
	const { read, clock, documents } = context();
	const state = await read.sheetStep.findUnique({ where: { sheetId_place: { sheetId, place } } });
	if (state?.state !== 'revealing') return;
	const found = await findSheet(read, sheetId, clock.now());
	const step = found.step(place);
	const origins: { entryId: string; breakoutId: string }[] = [];
	const entries = [];
	const headings: { id: string; title: string; notes: string[] }[] = [];
	for (const { id: breakoutId } of await breakoutsOf(read, sheetId, place)) {
		const documentId = await breakoutDocumentId(read, breakoutId);
		await documents.freeze(documentId);
		const { json } = await documents.read(documentId);
		const sheet = json as SheetJson;
		for (const group of groupsOf(sheet))
			headings.push({ id: group.id, title: group.title, notes: group.entries.map(({ id }) => id) });
		for (const entry of sheet.entries) {
			if (entry.removed || entry.step !== step.key) continue;
			const { id, field, column, text, value, owner, due } = entry;
			entries.push({ id, step: step.key, field, column, text, value, owner, due });
			origins.push({ entryId: id, breakoutId });
		}
		await projectNow(documentId);
	}
	const documentId = await sheetDocumentId(read, sheetId);
	await layOut(documentId, entries, true);
	for (const heading of headings) await documents.edit(documentId, `show:${step.key}:${heading.id}`, 'gather', heading);
	await projectNow(documentId);
	await finishShowing(portal, { sheetId, place, origins });
}
