import { z } from 'zod';
import { itemKinds } from '#lib/agenda/item.ts';
import { minutesField, presenterField, titleField } from '#lib/agenda/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { parseInput } from '#server/command.ts';
import { editAgenda, type FormAct } from './edit-agenda.ts';

const ChangeAgendaItem = z.object({
	itemId: z.string(),
	title: titleField,
	kind: z.enum(itemKinds, 'field.invalid'),
	presenter: presenterField,
	minutes: minutesField,
	numbered: z.boolean()
});

/** Changes what is said of an item. Refuses 'input.invalid' by field, and what editing refuses. */
export async function changeAgendaItem(
	actor: Actor,
	meetingId: string,
	input: z.input<typeof ChangeAgendaItem>,
	form: FormAct
): Promise<void> {
	const { itemId, ...change } = parseInput(ChangeAgendaItem, input);
	await editAgenda(actor, meetingId, 'change', { id: itemId, change }, form);
}
