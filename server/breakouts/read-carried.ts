import type { Carried } from '#lib/breakouts/breakouts.ts';
import { personKey, type Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { isPrivate, isSplit, type FoundSheet } from '#server/sheets/find.ts';
import { projectedSheet } from '#server/sheets/projected.ts';
import { breakoutOf } from './find.ts';

/** Most notes of one step that are offered to be brought along. */
const most = 120;

type Row = Carried & { readonly breakoutId: string | null; readonly own: boolean };

/**
 * The notes of a step that somebody may bring along to a later one: their own of what is not shown yet, by themselves
 * or of their breakout, and all that is shown. Needs 'sheet.read'.
 */
export async function carriedFrom(actor: Actor, found: FoundSheet, place: number): Promise<Row[]> {
	const { read, own } = context();
	const { id: sheetId } = found.sheet;
	demand(actor, 'sheet.read', found.facts);
	const step = found.step(place);
	const key = personKey(actor) ?? '';
	const shown = await read.sheetStep.findUnique({ where: { sheetId_place: { sheetId, place } } });
	const open = shown?.state !== 'revealed';
	if (isPrivate(step) && open) {
		const mine = own.sheets.own({ sheetId, step: found.ownKey(place), membershipId: key });
		return mine
			.filter(({ text }) => text !== '')
			.map(({ id, text }) => ({ id, place, text, breakoutId: null, own: true }));
	}
	const breakoutId = isSplit(step) && open ? await breakoutOf(read, sheetId, place, key) : null;
	if (isSplit(step) && open && breakoutId === null) return [];
	const document = await read.document.findUnique({
		where: {
			kind_subjectId: breakoutId ? { kind: 'breakout', subjectId: breakoutId } : { kind: 'sheet', subjectId: sheetId }
		},
		include: { projection: true }
	});
	const from = await read.sheetOrigin.findMany({ where: { sheetId, place } });
	return projectedSheet(document?.projection ?? null)
		.entries.filter((entry) => !entry.removed && entry.step === step.key && entry.text !== '')
		.slice(0, most)
		.map(({ id, text }) => ({
			...{ id, place, text, own: false },
			breakoutId: breakoutId ?? from.find(({ entryId }) => entryId === id)?.breakoutId ?? null
		}));
}

/** All that somebody may bring along to a step, from the steps before it, the nearest first. Needs 'sheet.read'. */
export async function readCarried(actor: Actor, found: FoundSheet, place: number): Promise<Carried[]> {
	const places = [...found.tool.steps.keys()].filter((one) => one < place).reverse();
	const all = await Promise.all(places.map((one) => carriedFrom(actor, found, one)));
	return all.flat().map(({ id, place: from, text }) => ({ id, place: from, text }));
}
