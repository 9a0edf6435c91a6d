import { z } from 'zod';
import { directions, stepTarget } from '#lib/agenda/moves.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { parseInput } from '#server/command.ts';
import { editAgenda, type FormAct } from './edit-agenda.ts';
import { readAgendaOf } from './read.ts';

const MoveAgendaItem = z.object({ itemId: z.string(), direction: z.enum(directions, 'field.invalid') });

/** Moves an item one step. A step that leads nowhere (up from the top) changes nothing. */
export async function moveAgendaItem(
	actor: Actor,
	meetingId: string,
	input: z.input<typeof MoveAgendaItem>,
	form: FormAct
): Promise<void> {
	const { itemId, direction } = parseInput(MoveAgendaItem, input);
	const { items } = await readAgendaOf(actor, meetingId);
	const target = stepTarget(items, itemId, direction);
	// One page holds many of these forms under one hidden field; the same step of the same item is the same act.
	const commandId = form.commandId && `${form.commandId}:${itemId}:${direction}`;
	if (target) await editAgenda(actor, meetingId, 'move', { id: itemId, target }, { commandId });
}
