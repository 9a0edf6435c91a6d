/**
 * Kinds of agenda item, as the federations' own agendas use them. `section` is a heading between items and never
 * carries a number.
 */
export const itemKinds = [
	'opening',
	'agenda',
	'adjusters',
	'previous',
	'closing',
	'decision',
	'report',
	'discussion',
	'dialogue',
	'information',
	'survey',
	'application',
	'guest',
	'group-talk',
	'round',
	'reflection',
	'incoming',
	'other',
	'next-meeting',
	'section'
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** A word from outside as a kind; what is not known is 'other'. */
export const itemKind = (word: unknown): ItemKind => itemKinds.find((kind) => kind === word) ?? 'other';

/**
 * Longest title and presenter in characters, longest planned time in minutes, most items shown. `read`: how many entries
 * of a document are looked at, removed ones with them: far more than anybody writes.
 */
export const limits = { title: 200, presenter: 120, minutes: 600, items: 400, read: 5_000 } as const;

/** One item as plain JSON. `minutes` is planned time; `place` orders it among those of the same parent. */
export interface AgendaItemJson {
	readonly id: string;
	readonly place: string;
	readonly parentId: string | null;
	readonly title: string;
	readonly kind: ItemKind;
	readonly presenter: string;
	readonly minutes: number | null;
	readonly numbered: boolean;
	readonly removed: boolean;
}

/** The agenda document as plain JSON: depth first, sub-items after their item, removed ones among them. */
export interface AgendaJson {
	readonly items: readonly AgendaItemJson[];
}

/** Where an item goes: right before or after another, or last among the sub-items of one (null: last of all). */
export type Target = { readonly before: string } | { readonly after: string } | { readonly into: string | null };
