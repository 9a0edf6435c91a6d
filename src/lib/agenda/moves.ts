import type { AgendaItemJson, Target } from './item.ts';

export const directions = ['up', 'down', 'in', 'out'] as const;
/** One step up or down among its siblings, in under the item before it, or out to be an item of its own. */
export type Direction = (typeof directions)[number];

type Row = Pick<AgendaItemJson, 'id' | 'parentId' | 'kind'>;

/**
 * Where one step in a direction leads, in an agenda read depth first. Null where it leads nowhere: first of its row,
 * already outermost, nothing before it to stand under. A step up or down never changes the level.
 */
export function stepTarget(items: readonly Row[], id: string, direction: Direction): Target | null {
	const item = items.find((one) => one.id === id);
	if (!item) return null;
	if (direction === 'out') return item.parentId === null ? null : { after: item.parentId };
	const row = items.filter((one) => one.parentId === item.parentId);
	const index = row.indexOf(item);
	const before = row[index - 1];
	const after = row[index + 1];
	if (direction === 'up') return before ? { before: before.id } : null;
	if (direction === 'down') return after ? { after: after.id } : null;
	const standsUnder = item.parentId === null && item.kind !== 'section' && before && before.kind !== 'section';
	return standsUnder ? { into: before.id } : null;
}
