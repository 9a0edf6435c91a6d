import { z } from 'zod';
import { isId } from '#lib/ids/id.ts';
import { itemKinds, limits } from './item.ts';

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

const Target = z.union([z.object({ before: id }), z.object({ after: id }), z.object({ into: id.nullable() })]);

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
