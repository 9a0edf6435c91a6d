import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { topicKey } from '#lib/room/topics.ts';
import { addAgendaItem } from '#server/agenda/add-item.ts';
import { fetchStanding } from '#server/agenda/fetch-standing.ts';
import { moveAgendaItem } from '#server/agenda/move-item.ts';
import { readAgendaOf, readAgendaPeople } from '#server/agenda/read.ts';
import { removeAgendaItem } from '#server/agenda/remove-item.ts';
import { readAttachments } from '#server/files/read.ts';
import { readItemTexts } from '#server/items/read.ts';
import { readOrigins } from '#server/meetings/read-running.ts';
import { readOwnNotes } from '#server/notebook/read.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, depends }: PageServerLoadEvent) => {
	for (const topic of ['agenda', 'items', 'files', 'meetings']) depends(topicKey(topic));
	const [agenda, texts, attachments, people, ownNotes, origins] = await Promise.all([
		readAgendaOf(actor, params.meeting),
		readItemTexts(actor, params.meeting),
		readAttachments(actor, params.meeting),
		readAgendaPeople(actor, params.meeting),
		readOwnNotes(actor, params.meeting),
		readOrigins(actor, params.meeting)
	]);
	return { agenda, texts, attachments, people, ownNotes, origins, commandId: newId() };
});

const minutes = (typed: string) => (typed === '' ? null : Number(typed));

// For whoever writes without JavaScript; with it the page writes in the document itself.
export const actions: Actions = {
	add: (event) =>
		act(event, async (form, actor) => {
			const { meeting } = event.params;
			const draft = {
				title: form.text('title'),
				kind: form.text('kind') as never,
				presenter: form.text('presenter'),
				minutes: minutes(form.text('minutes'))
			};
			await addAgendaItem(actor, meeting, draft, form);
			redirect(303, `/meetings/${meeting}/agenda`);
		}),
	move: (event) =>
		act(event, async (form, actor) => {
			const { meeting } = event.params;
			const step = { itemId: form.text('itemId'), direction: form.text('direction') as never };
			await moveAgendaItem(actor, meeting, step, form);
			redirect(303, `/meetings/${meeting}/agenda`);
		}),
	remove: (event) =>
		act(event, async (form, actor) => {
			await removeAgendaItem(actor, event.params.meeting, form.text('itemId'), form);
			redirect(303, `/meetings/${event.params.meeting}/agenda`);
		}),
	standing: (event) =>
		act(event, async (form, actor) => ({ laid: await fetchStanding(actor, event.params.meeting, form) }))
};
