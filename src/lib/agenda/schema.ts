import { z } from 'zod';
import { isId } from '#lib/ids/id.ts';

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

/** Longest title and presenter in characters, and longest planned time in minutes. */
export const limits = { title: 200, presenter: 120, minutes: 600, items: 400 } as const;

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

const id = z.string().refine(isId, 'field.invalid');
export const titleField = z.string().trim().min(1, 'field.required').max(limits.title, 'field.too-long');
export const presenterField = z.string().trim().max(limits.presenter, 'field.too-long');
export const minutesField = z
	.number('field.number')
	.int('field.number')
	.min(0, 'field.number')
	.max(limits.minutes, 'field.number')
	.nullable();

const drafted = {
	title: z.string().max(limits.title, 'field.too-long'),
	kind: z.enum(itemKinds, 'field.invalid'),
	presenter: presenterField,
	minutes: minutesField,
	numbered: z.boolean()
};

/** What can be said of an item when it is added; what is left out is empty. */
export const ItemDraft = z.object({
	title: drafted.title.default(''),
	kind: drafted.kind.default('other'),
	presenter: drafted.presenter.default(''),
	minutes: drafted.minutes.default(null),
	numbered: drafted.numbered.default(true)
});
export type ItemDraft = z.input<typeof ItemDraft>;

/** What can be changed of an item; what is left out stays. */
export const ItemChange = z.object(drafted).partial();
export type ItemChange = z.input<typeof ItemChange>;

/** Where an item goes: right before or after another, or last among the sub-items of one (null: last of all). */
export const Target = z.union([z.object({ before: id }), z.object({ after: id }), z.object({ into: id.nullable() })]);
export type Target = z.output<typeof Target>;

export const AddItem = ItemDraft.extend({ id, target: Target.default({ into: null }) });
export const MoveItem = z.object({ id, target: Target });
export const ChangeItem = z.object({ id, change: ItemChange });
export const RemoveItem = z.object({ id });

/** A whole agenda to be laid, as a standing agenda or the demo has it; sub-items stand inside their item. */
const FilledItem = ItemDraft.extend({ id: id.optional() });
export const FillAgenda = z.object({
	items: z.array(FilledItem.extend({ items: z.array(FilledItem).default([]) })).max(limits.items)
});
export type FillAgenda = z.input<typeof FillAgenda>;
