import type { RoomItem } from './item.ts';

type Row = Pick<RoomItem, 'id' | 'parentId' | 'state' | 'outcome'>;

/**
 * After which item one that is still to come is taken, when it is moved a step earlier or later among those beside it;
 * '' = next of all. Null where it does not move: it has been treated, the meeting is on it, or it has nowhere to go.
 */
export function stepAfter(items: readonly Row[], id: string, by: -1 | 1, currentId: string | null): string | null {
	const holdsCurrent = (one: Row) => items.some((sub) => sub.id === currentId && sub.parentId === one.id);
	const item = items.find((one) => one.id === id);
	if (!item || item.outcome) return null;
	const row = items.filter(
		(one) => one.parentId === item.parentId && one.state === 'planned' && one.id !== currentId && !holdsCurrent(one)
	);
	const at = row.findIndex((one) => one.id === id);
	if (at < 0 || at + by < 0 || at + by >= row.length) return null;
	return (by === 1 ? row[at + 1] : row[at - 2])?.id ?? '';
}
