import { redirect } from '@sveltejs/kit';
import { numberItems } from '#lib/agenda/numbering.ts';
import { topicKey } from '#lib/room/topics.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { readAttachments } from '#server/files/read.ts';
import { keepOwnNote } from '#server/notebook/keep.ts';
import { readOwnNotes } from '#server/notebook/read.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

/** All of the reader's own notes of a meeting on one page, to read before it and to write without JavaScript. */
export const load = page(async ({ locals: { actor }, params, depends }: PageServerLoadEvent) => {
	for (const topic of ['agenda', 'files']) depends(topicKey(topic));
	const [{ items, rule, fixed }, attachments, notes] = await Promise.all([
		readAgendaOf(actor, params.meeting),
		readAttachments(actor, params.meeting),
		readOwnNotes(actor, params.meeting)
	]);
	const numbers = numberItems(items, rule, new Map(Object.entries(fixed)));
	return {
		notes,
		items: items
			.filter(({ kind }) => kind !== 'section')
			.map(({ id, parentId, title }) => ({
				id,
				number: numbers.get(id)?.printed ?? '',
				sub: parentId !== null,
				title,
				papers: attachments.filter(({ itemId }) => itemId === id).map((paper) => ({ id: paper.id, name: paper.name }))
			}))
	};
});

export const actions: Actions = {
	keep: (event) =>
		act(event, async (form, actor) => {
			const { meeting: meetingId } = event.params;
			const subjectId = form.text('subjectId');
			await keepOwnNote(actor, { meetingId, subjectId, text: form.text('text') });
			redirect(303, `/meetings/${meetingId}/notebook#${encodeURIComponent(subjectId)}`);
		})
};
