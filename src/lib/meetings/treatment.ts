import { placesAt } from '#lib/agenda/places.ts';
import { asTreated } from './order.ts';

/** A row of a meeting that is on; `treatedPlace` is its place in the order of treatment, none until it has one. */
export interface TreatedRow {
	readonly id: string;
	readonly place: string;
	readonly parentId: string | null;
	readonly treatedPlace: string | null;
	readonly state: string;
}

/**
 * The places that change when an item that is still to come is treated right after another of the same level, or next
 * when `afterId` is null (S4). What has been treated, and the item the meeting is on, stay before it. Null when it
 * cannot be moved: it is treated, it is the current one or holds it, or the other stands on another level.
 */
export function takenAfter(
	rows: readonly TreatedRow[],
	itemId: string,
	afterId: string | null,
	currentId: string | null
): Map<string, string> | null {
	const order = asTreated(rows);
	const ids = new Set(rows.map(({ id }) => id));
	const levelOf = ({ parentId }: TreatedRow) => (parentId !== null && ids.has(parentId) ? parentId : null);
	const current = rows.find(({ id }) => id === currentId);
	const isOn = (row: TreatedRow) => current !== undefined && (row.id === current.id || row.id === current.parentId);
	const item = order.find(({ id }) => id === itemId);
	if (!item || item.state === 'treated' || isOn(item)) return null;

	const beside = order.filter((row) => row.id !== itemId && levelOf(row) === levelOf(item));
	const after = afterId === null ? -1 : beside.findIndex(({ id }) => id === afterId);
	if (afterId !== null && after < 0) return null;
	const done = beside.findLastIndex((row) => row.state === 'treated' || isOn(row));
	const index = Math.max(after, done) + 1;
	// Those without a place stand last; one that comes after some of them gives them theirs.
	const placed = beside.filter((row) => row.treatedPlace !== null);
	const unplaced = beside.slice(0, index).filter((row) => row.treatedPlace === null);
	const at = unplaced.length > 0 ? placed.length : index;
	const keyed = placed.map(({ id, treatedPlace }) => ({ id, place: treatedPlace ?? '' }));
	return placesAt(keyed, at, [...unplaced.map(({ id }) => id), itemId]);
}
