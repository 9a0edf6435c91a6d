import type { Carried } from '#lib/breakouts/breakouts.ts';
import { personKey, type Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { isPrivate, isSplit, type FoundSheet } from '#server/sheets/find.ts';
import { projectedSheet } from '#server/sheets/projected.ts';

/** Most notes of one step that are offered to be brought along. */
const most = 120;

type Row = Carried & { readonly breakoutId: string | null; readonly own: boolean };

/** The words of a document, by the key of their step. */
async function wordsIn(kind: 'sheet' | 'breakout', subjectId: string) {
	const document = await context().read.document.findUnique({
		where: { kind_subjectId: { kind, subjectId } },
		include: { projection: true }
	});
	const { entries } = projectedSheet(document?.projection ?? null);
	return Map.groupBy(
		entries.filter((entry) => !entry.removed && entry.text !== ''),
		({ step }) => step
	);
}

/**
 * The notes of steps that somebody may bring along to a later one: their own of what is not shown yet, by themselves
 * or of their breakout, and all that is shown. The sheet is read and taken apart once, however many the steps. Needs
 * 'sheet.read'.
 */
async function carriedFromAll(actor: Actor, found: FoundSheet, places: readonly number[]): Promise<Row[]> {
	const { read, own } = context();
	const { id: sheetId } = found.sheet;
	demand(actor, 'sheet.read', found.facts);
	const where = { sheetId, place: { in: [...places] } };
	const shown = await read.sheetStep.findMany({ where: { ...where, state: 'revealed' } });
	const from = await read.sheetOrigin.findMany({ where });
	const membershipId = personKey(actor) ?? '';
	const mine = await read.breakoutPerson.findMany({ where: { ...where, personId: membershipId } });
	let sheet: ReturnType<typeof wordsIn> | null = null;
	const rowsOf = async (place: number): Promise<Row[]> => {
		const step = found.step(place);
		const open = !shown.some((row) => row.place === place);
		if (isPrivate(step) && open)
			return own.sheets
				.own({ sheetId, step: found.ownKey(place), membershipId })
				.filter(({ text }) => text !== '')
				.map(({ id, text }) => ({ id, place, text, breakoutId: null, own: true }));
		const breakoutId = isSplit(step) && open ? (mine.find((row) => row.place === place)?.breakoutId ?? null) : null;
		if (isSplit(step) && open && breakoutId === null) return [];
		const words = await (breakoutId ? wordsIn('breakout', breakoutId) : (sheet ??= wordsIn('sheet', sheetId)));
		const breakouts = new Map(
			from.flatMap((row) => (row.place === place ? [[row.entryId, row.breakoutId] as const] : []))
		);
		return (words.get(step.key) ?? []).slice(0, most).map(({ id, text }) => ({
			...{ id, place, text, own: false },
			breakoutId: breakoutId ?? breakouts.get(id) ?? null
		}));
	};
	return (await Promise.all(places.map(rowsOf))).flat();
}

/** The same of one step. Needs 'sheet.read'. */
export const carriedFrom = (actor: Actor, found: FoundSheet, place: number): Promise<Row[]> =>
	carriedFromAll(actor, found, [place]);

/** All that somebody may bring along to a step, from the steps before it, the nearest first. Needs 'sheet.read'. */
export async function readCarried(actor: Actor, found: FoundSheet, place: number): Promise<Carried[]> {
	const places = [...found.tool.steps.keys()].filter((one) => one < place).reverse();
	const all = await carriedFromAll(actor, found, places);
	return all.map(({ id, place: from, text }) => ({ id, place: from, text }));
}
