import { z } from 'zod';
import { itemKinds } from '#lib/agenda/item.ts';
import { minutesField, presenterField, titleField } from '#lib/agenda/schema.ts';
import { isId, newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { parseInput } from '#server/command.ts';
import { editAgenda, type FormAct } from './edit-agenda.ts';

const AddAgendaItem = z.object({
	title: titleField,
	kind: z.enum(itemKinds, 'field.invalid'),
	presenter: presenterField.default(''),
	minutes: minutesField.default(null),
	/** The item it is a sub-item of. */
	into: z.string().refine(isId, 'field.foreign').optional()
});

/** Adds an item last on the agenda, or last under the item it goes `into`. Out: its id. Refuses 'input.invalid' by field, and what editing refuses. */
export async function addAgendaItem(
	actor: Actor,
	meetingId: string,
	input: z.input<typeof AddAgendaItem>,
	form: FormAct
): Promise<string> {
	const { into = null, ...draft } = parseInput(AddAgendaItem, input);
	const id = newId();
	await editAgenda(actor, meetingId, 'add', { ...draft, id, target: { into } }, form);
	return id;
}
