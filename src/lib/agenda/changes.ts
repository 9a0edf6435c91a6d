import type { AgendaItemJson } from './item.ts';

/** What became of an agenda between two looks at it, for those who do not see it happen. */
export interface AgendaChanges {
	/** Titles. */
	readonly added: readonly string[];
	readonly removed: readonly string[];
	/** Items that were there before stand in another order or on another level. */
	readonly moved: boolean;
}

/** Compares two readings, each depth first. */
export function changesBetween(before: readonly AgendaItemJson[], after: readonly AgendaItemJson[]): AgendaChanges {
	const [old, now] = [new Set(before.map((item) => item.id)), new Set(after.map((item) => item.id))];
	const kept = (items: readonly AgendaItemJson[], among: ReadonlySet<string>) =>
		items.filter((item) => among.has(item.id)).map((item) => `${item.parentId ?? ''}/${item.id}`);
	return {
		added: after.filter((item) => !old.has(item.id)).map((item) => item.title),
		removed: before.filter((item) => !now.has(item.id)).map((item) => item.title),
		moved: kept(before, now).join() !== kept(after, old).join()
	};
}
