import { byPlace } from '#lib/agenda/places.ts';

interface Row {
	readonly id: string;
	readonly place: string;
	readonly parentId: string | null;
}

/** Rows in their order, each item followed at once by its sub-items. A row whose item is gone counts as an item. */
export function inFamilies<T extends Row>(rows: readonly T[]): T[] {
	const ids = new Set(rows.map((row) => row.id));
	const isTop = (row: T) => row.parentId === null || !ids.has(row.parentId);
	return rows.filter(isTop).flatMap((top) => [top, ...rows.filter((row) => !isTop(row) && row.parentId === top.id)]);
}

/** Agenda rows as they are read aloud: items by place, each followed by its sub-items. */
export const asRead = <T extends Row>(rows: readonly T[]): T[] => inFamilies(rows.toSorted(byPlace));

/** The same in the order of treatment: whoever has a treated place stands by it, the rest after, as on the agenda. */
export function asTreated<T extends Row & { readonly treatedPlace?: string | null }>(rows: readonly T[]): T[] {
	const read = asRead(rows);
	const placed = read.filter((row) => typeof row.treatedPlace === 'string');
	placed.sort((a, b) => byPlace({ id: a.id, place: a.treatedPlace ?? '' }, { id: b.id, place: b.treatedPlace ?? '' }));
	return [...placed, ...read.filter((row) => typeof row.treatedPlace !== 'string')];
}
