import type { Actor } from '#lib/permissions/facts.ts';
import { editAgenda, type FormAct } from './edit-agenda.ts';

/** Takes an item and its sub-items off the agenda; once the meeting has begun it is struck and keeps its number. */
export const removeAgendaItem = (actor: Actor, meetingId: string, itemId: string, form: FormAct): Promise<void> =>
	editAgenda(actor, meetingId, 'remove', { id: itemId }, form);

/** Brings it back as it was. */
export const restoreAgendaItem = (actor: Actor, meetingId: string, itemId: string, form: FormAct): Promise<void> =>
	editAgenda(actor, meetingId, 'restore', { id: itemId }, form);
