import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { topicKey } from '#lib/room/topics.ts';
import { editParagraph } from '#server/minutes/edit-paragraph.ts';
import { readEditable } from '#server/minutes/read-editable.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, params, depends }: PageServerLoadEvent) => {
	depends(topicKey('minutes'));
	return { editable: await readEditable(locals.actor, params.meeting, params.item), commandId: newId() };
});

export const actions: Actions = {
	default: (event) =>
		act(event, async (form, actor) => {
			const { meeting: meetingId, item: itemId } = event.params;
			await editParagraph(actor, { meetingId, itemId, body: form.text('body'), seen: form.text('seen') }, form);
			redirect(303, `/meetings/${meetingId}/notes?done=saved#p-${itemId}`);
		})
};
