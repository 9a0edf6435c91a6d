import { redirect } from '@sveltejs/kit';
import type { DueKind } from '#lib/assignments/assignment.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { act, type Form } from '#server/pages.ts';
import { giveTasks } from './give-tasks.ts';
import { noteDown } from './note-down.ts';
import { proposePieces } from './pass-on.ts';
import { putOnAgenda } from './put-on-agenda.ts';
import { takeBack } from './take-back.ts';

interface Event {
	readonly params: { readonly sheet: string };
	readonly request: Request;
	readonly locals: { readonly actor: Actor };
}

/** What was chosen, with its words as they were set right. */
export const chosen = (form: Form) => {
	const texts = form.all('text');
	return form.all('piece').map((id, index) => ({ id, text: texts[index] ?? '' }));
};

/** An act of the harvest's page, which then says what was done. */
const action =
	(done: string, body: (form: Form, actor: Actor, sheetId: string) => Promise<unknown>) => (event: Event) =>
		act(event, async (form, actor) => {
			await body(form, actor, event.params.sheet);
			redirect(303, `/sheets/${event.params.sheet}/harvest?done=${done}`);
		});

/** What is done on the page where a sheet's notes are taken further. */
export const harvestActions = {
	tasks: action('tasks', (form, actor, sheetId) =>
		giveTasks(
			actor,
			{
				...{ sheetId, pieces: chosen(form), owner: form.text('owner'), due: (form.text('due') || 'none') as DueKind },
				...{ dueOn: form.text('dueOn'), dueMeetingId: form.text('dueMeetingId'), dueSeason: form.text('dueSeason') }
			},
			form
		)
	),
	note: action('note', (form, actor, sheetId) =>
		noteDown(actor, { sheetId, pieces: chosen(form), itemId: form.text('itemId') }, form)
	),
	items: action('items', (form, actor, sheetId) =>
		putOnAgenda(actor, { sheetId, pieces: chosen(form), meetingId: form.text('meetingId') }, form)
	),
	proposal: (event: Event) =>
		act(event, async (form, actor) => {
			const { proposalId } = await proposePieces(
				actor,
				{ sheetId: event.params.sheet, pieces: chosen(form), groupId: form.text('groupId') },
				form
			);
			redirect(303, `/proposals/${proposalId}`);
		}),
	undo: action('undo', (form, actor, sheetId) => takeBack(actor, { sheetId, actId: form.text('actId') }, form))
};
