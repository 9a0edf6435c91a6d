/** An agenda item as the room shows it. */
export interface RoomItem {
	readonly id: string;
	readonly parentId: string | null;
	/** Its number as printed: "§ 17", "3." or "a"; empty for what carries none. */
	readonly label: string;
	readonly title: string;
	/** Kind in the reader's words. */
	readonly kind: string;
	readonly presenter: string;
	readonly minutes: number | null;
	readonly usedSeconds: number;
	readonly state: string;
	/** The item's document, once it has one. */
	readonly document: { readonly id: string; readonly epoch: number } | null;
}

/** Order in which the chair goes through the meeting: items and their sub-items as listed, struck ones left out. */
export const walkOrder = (items: readonly RoomItem[]): readonly RoomItem[] =>
	items.filter((item) => item.state !== 'struck');

/** The neighbours of an item in the order of treatment. */
export function neighbours(
	items: readonly RoomItem[],
	id: string | null
): { readonly before: RoomItem | null; readonly after: RoomItem | null } {
	const order = walkOrder(items);
	const at = order.findIndex((item) => item.id === id);
	return { before: at > 0 ? (order[at - 1] ?? null) : null, after: order[at + 1] ?? null };
}

/** How an item is named in a sentence: by its number, else by its title. */
export const nameOf = (item: RoomItem, items: readonly RoomItem[]): string => {
	const parent = item.parentId ? items.find((one) => one.id === item.parentId) : null;
	return [parent?.label, item.label].filter(Boolean).join(' ') || item.title;
};
