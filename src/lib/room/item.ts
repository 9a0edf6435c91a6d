import type { Outcome } from '#lib/meetings/events.ts';

/** An agenda item as the room shows it. */
export interface RoomItem {
	readonly id: string;
	readonly parentId: string | null;
	/** Its number as printed: "§ 17", "3." or "a"; empty for what carries none. */
	readonly label: string;
	readonly title: string;
	/** Kind in the reader's words. */
	readonly kind: string;
	/** A heading between items: nothing is treated under it itself. */
	readonly heading: boolean;
	readonly presenter: string;
	readonly minutes: number | null;
	readonly usedSeconds: number;
	readonly state: string;
	/** How it was left unfinished, if it was: nothing is left to be done with it now. */
	readonly outcome: Outcome | null;
	/** The item's document, once it has one. */
	readonly document: { readonly id: string; readonly epoch: number } | null;
}

/**
 * What is treated right before and after an item: items and their sub-items, passing over headings, struck ones and those
 * that were left for another time before the meeting came to them.
 */
export function neighbours(
	items: readonly RoomItem[],
	id: string | null
): { readonly before: RoomItem | null; readonly after: RoomItem | null } {
	const treatable = (item: RoomItem) =>
		item.state !== 'struck' && !item.heading && !(item.outcome && item.state !== 'treated');
	const at = items.findIndex((item) => item.id === id);
	return {
		before: items.slice(0, Math.max(at, 0)).findLast(treatable) ?? null,
		after: items.slice(at + 1).find(treatable) ?? null
	};
}

/** What the meeting has not come to and nobody has put off: items, not headings, sub-items or the current one. */
export const untreated = (items: readonly RoomItem[], currentId: string | null): RoomItem[] =>
	items.filter((item) => {
		const holds = items.some((sub) => sub.id === currentId && sub.parentId === item.id);
		const left = item.state === 'planned' && !item.outcome && !item.heading && item.parentId === null;
		return left && item.id !== currentId && !holds;
	});

/** How an item is named in a sentence: by its number, else by its title. */
export const nameOf = (item: RoomItem, items: readonly RoomItem[]): string => {
	const parent = item.parentId ? items.find((one) => one.id === item.parentId) : null;
	return [parent?.label, item.label].filter(Boolean).join(' ') || item.title;
};
