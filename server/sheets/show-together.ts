import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { portal } from '#lib/permissions/facts.ts';
import { isRefusal } from '#lib/refusals/refusal.ts';
import { fieldsToShow } from '#lib/sheets/showing.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { sheetDocumentId, type FoundSheet } from './find.ts';
import { finishShowing } from './finish-showing.ts';
import { layOut } from './lay-out.ts';
import { entryOf, shuffled } from './show-now.ts';
import { readingOf } from './shown.ts';
import { foundTogether, leastOf } from './together.ts';

const Showing = z.object({ togetherId: z.string(), place: z.number().int() });

/** Lays entries on one sheet under names of their own and in an order of their own. Out: false for one that is closed. */
async function lay(
	found: FoundSheet,
	place: number,
	written: readonly Parameters<typeof entryOf>[1][]
): Promise<boolean> {
	const { read } = context();
	const step = found.step(place);
	const documentId = await sheetDocumentId(read, found.sheet.id);
	try {
		const entries = shuffled(written).map((entry) => entryOf(step.key, { ...entry, id: newId() }));
		await layOut(documentId, entries, false);
	} catch (error) {
		if (isRefusal(error) && error.code === 'document.frozen') return false;
		throw error;
	}
	await projectNow(documentId);
	return true;
}

/**
 * The job `sheets.show-together`: what several groups wrote in an anonymous step is counted as one, and the same is laid on
 * the sheet of each; nothing says from which of them a note came. Nothing is erased before all have it. Idempotent: what
 * a sheet has got it gets no second time, and which fields are erased is read from what was laid out.
 */
export async function showTogether(payload: unknown): Promise<void> {
	const { togetherId, place } = Showing.parse(payload);
	const { read, clock, own } = context();
	const all = await foundTogether(read, togetherId, clock.now());
	const ids = all.map(({ sheet }) => sheet.id);
	const states = await read.sheetStep.findMany({ where: { place, sheetId: { in: ids } } });
	// Called back while it counted down.
	if (states.length === 0) return;
	for (const one of all) own.sheets.seal(one.sheet.id, one.ownKey(place));
	// What was written on a sheet that was closed before is gone, or on its way.
	const open = all.filter(({ sheet }) => sheet.state === 'open');
	const written = open.flatMap((one) => own.sheets.all(one.sheet.id, one.ownKey(place)));
	const fields = fieldsToShow(written, true, leastOf(all));
	const waits = all.filter(({ sheet }) => states.some((one) => one.sheetId === sheet.id && one.state === 'revealing'));
	// Somebody took their words away between the press and the sealing; unless an earlier attempt laid them out.
	const begun = states.some(({ state }) => state === 'revealed');
	if (fields.length === 0 && !begun) {
		for (const one of all) own.sheets.unseal(one.sheet.id, one.ownKey(place));
		for (const { sheet } of waits)
			await finishShowing(portal, { sheetId: sheet.id, place, authors: null, wrote: null });
		return;
	}
	const shown = written.filter(({ field }) => fields.includes(field));
	for (const one of waits) {
		const laid = await lay(one, place, shown);
		await finishShowing(portal, { sheetId: one.sheet.id, place, authors: laid ? [] : null, wrote: null });
	}
	const erased = new Set<string>();
	for (const one of all) {
		const { entries } = await readingOf(read, one.sheet.id);
		const key = one.step(place).key;
		for (const entry of entries) if (entry.step === key && entry.shown) erased.add(entry.field);
	}
	for (const one of all) own.sheets.erase(one.sheet.id, one.ownKey(place), [...erased]);
}
