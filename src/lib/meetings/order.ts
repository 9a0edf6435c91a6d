import { byPlace } from '#lib/agenda/places.ts';

interface Row {
	readonly id: string;
	readonly place: string;
	readonly parentId: string | null;
}

/** Agenda rows as they are read aloud: items by place, each followed by its sub-items. A row whose item is gone counts as an item. */
export function asRead<T extends Row>(rows: readonly T[]): T[] {
	const ids = new Set(rows.map((row) => row.id));
	const sorted = [...rows].sort(byPlace);
	const isTop = (row: T) => row.parentId === null || !ids.has(row.parentId);
	return sorted
		.filter(isTop)
		.flatMap((top) => [top, ...sorted.filter((row) => !isTop(row) && row.parentId === top.id)]);
}

/** The same in the order of treatment: whoever has a treated place stands by it, the rest after, as on the agenda. */
export function asTreated<T extends Row & { readonly treatedPlace: string | null }>(rows: readonly T[]): T[] {
	const read = asRead(rows);
	const placed = read.filter((row) => row.treatedPlace !== null);
	placed.sort((a, b) => byPlace({ id: a.id, place: a.treatedPlace ?? '' }, { id: b.id, place: b.treatedPlace ?? '' }));
	return [...placed, ...read.filter((row) => row.treatedPlace === null)];
}
