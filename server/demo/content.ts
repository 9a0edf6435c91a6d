import type { ItemKind } from '#lib/agenda/item.ts';
import type { PersonKey } from './people.ts';

/**
 * Lines of an item's text or notes. '# ' begins a heading, '- ' a list item, '1. ' a numbered one; the rest are
 * paragraphs. Words in braces are filled in by words.ts: {before}, {next}, {year}, {board}, {half} …
 */
export type Lines = readonly string[];

export interface DemoItem {
	/** Its name within the meeting, where something must point at it; else its place is its name. */
	readonly key?: string;
	readonly title: string;
	readonly kind: ItemKind;
	readonly by?: string;
	/** Planned minutes. */
	readonly min?: number;
	/** Minutes spent in the room; by default something near the planned. */
	readonly used?: number;
	readonly unnumbered?: true;
	/** Treated right before the item with this key, though numbered after it. */
	readonly takenBefore?: string;
	/** How it was left when the meeting ended, if it was not treated. */
	readonly left?: 'planned' | 'struck';
	readonly text?: Lines;
	readonly notes?: Lines;
	readonly items?: readonly DemoItem[];
	/** Title of a small PDF that is put to it. */
	readonly files?: readonly { readonly name: string; readonly lines: Lines }[];
}

export interface DemoMeeting {
	readonly title?: string;
	/** Where, if not in the group's usual place. */
	readonly place?: string;
	/** Minutes, where they differ from the group's usual ones. */
	readonly minutes?: number;
	readonly cancelled?: true;
	/** Called beyond those who sit in the group: whom, and why. */
	readonly called?: readonly { readonly who: PersonKey; readonly reason: string }[];
	readonly items: readonly DemoItem[];
}

/** What one group has written: its last meetings, oldest first, and the coming ones in order. */
export interface DemoYear {
	readonly past: readonly DemoMeeting[];
	readonly coming: readonly DemoMeeting[];
	/** The agenda its meetings start from. */
	readonly standing: readonly Pick<DemoItem, 'title' | 'kind' | 'min' | 'by' | 'unnumbered' | 'items'>[];
}

/** An item with what was written at it: the notes of a past meeting. */
export const item = (
	kind: ItemKind,
	title: string,
	facts: Omit<DemoItem, 'kind' | 'title'> = {},
	notes?: Lines
): DemoItem => ({ kind, title, ...facts, ...(notes ? { notes } : {}) });

/** An item of a meeting to come, with the text that prepares it. */
export const ahead = (
	kind: ItemKind,
	title: string,
	facts: Omit<DemoItem, 'kind' | 'title'> = {},
	text?: Lines
): DemoItem => ({
	kind,
	title,
	...facts,
	...(text ? { text } : {})
});
