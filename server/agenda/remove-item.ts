import type { Actor } from '#lib/permissions/facts.ts';
import { editAgenda, type FormAct } from './edit-agenda.ts';

const ofItem = ({ commandId }: FormAct, itemId: string): FormAct => ({
	commandId: commandId && `${commandId}:${itemId}`
});

/** Takes an item and its sub-items off the agenda; once the meeting has begun it is struck and keeps its number. */
export const removeAgendaItem = (actor: Actor, meetingId: string, itemId: string, form: FormAct): Promise<void> =>
	editAgenda(actor, meetingId, 'remove', { id: itemId }, ofItem(form, itemId));

/** Brings it back as it was. */
export const restoreAgendaItem = (actor: Actor, meetingId: string, itemId: string, form: FormAct): Promise<void> =>
	editAgenda(actor, meetingId, 'restore', { id: itemId }, ofItem(form, itemId));
