import { generateNKeysBetween } from 'fractional-indexing';

/** Longest place that is kept; a longer one comes from outside and sorts last. */
const longest = 200;

/** Sorts after every place of the library: for items whose place is not one. */
export const lastPlace = '~';

/** A place from outside as one that can be sorted by. */
export const readPlace = (place: unknown): string =>
	typeof place === 'string' && place.length > 0 && place.length <= longest ? place : lastPlace;

interface Placed {
	readonly id: string;
	readonly place: string;
}

/** By place, and by id where two people put something at the same place at once. */
export const byPlace = (a: Placed, b: Placed): number =>
	a.place < b.place ? -1 : a.place > b.place ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/**
 * Puts `moved` in a row of siblings (in order, without the moved ones) so that they come at `index`. Out: the new place
 * of every item that needs one; mostly only of the moved. Where two neighbours share a place, or hold one that is none,
 * the whole row is given new places.
 */
export function placesAt(siblings: readonly Placed[], index: number, moved: readonly string[]): Map<string, string> {
	const left = siblings[index - 1];
	const right = siblings[index];
	if (!left || !right || left.place < right.place)
		try {
			const keys = generateNKeysBetween(left?.place ?? null, right?.place ?? null, moved.length);
			if (keys.every((key) => key.length <= longest)) return pairs(moved, keys);
		} catch {
			// A neighbour's place is not one of ours; the row is placed anew below.
		}
	const row = [...siblings.slice(0, index).map(({ id }) => id), ...moved, ...siblings.slice(index).map(({ id }) => id)];
	return pairs(row, generateNKeysBetween(null, null, row.length));
}

const pairs = (ids: readonly string[], keys: readonly string[]) =>
	new Map(ids.map((id, index) => [id, keys[index] ?? lastPlace]));
