import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { topicKey } from '#lib/room/topics.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { addAttachment } from '#server/files/add-attachment.ts';
import { readAttachments, readRemoved } from '#server/files/read.ts';
import { removeAttachment } from '#server/files/remove-attachment.ts';
import { restoreAttachment } from '#server/files/restore-attachment.ts';
import { readMeeting } from '#server/meetings/read.ts';
import { act, page, type Form } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

/** The attachments of one item on a page of their own: where the forms on other pages lead without JavaScript. */
export const load = page(async ({ locals: { actor }, params, url, depends }: PageServerLoadEvent) => {
	depends(topicKey('files'));
	const { id, may } = await readMeeting(actor, params.meeting);
	const { items } = await readAgendaOf(actor, id);
	const item = items.find((one) => one.id === url.searchParams.get('item')) ?? refuse('thing.missing');
	const [attachments, removed] = await Promise.all([
		readAttachments(actor, id),
		readRemoved(actor, id, url.searchParams.get('removed') ?? '')
	]);
	return {
		item: { id: item.id, title: item.title },
		attachments: attachments.filter((one) => one.itemId === item.id),
		removed,
		mayAttach: may.attach,
		commandId: newId()
	};
});

/** Back to the page the form stood on, if that is a page of this meeting; else to the list of the item's attachments. */
const backTo = (meetingId: string, form: Form): string => {
	const back = form.text('back');
	const own = ['agenda', 'live', 'notes'].find((one) => back === one);
	const item = encodeURIComponent(form.text('itemId'));
	return own ? `/meetings/${meetingId}/${own}?item=${item}` : `/meetings/${meetingId}/attachments?item=${item}`;
};

export const actions: Actions = {
	add: (event) =>
		act(event, async (form, actor) => {
			const { meeting: meetingId } = event.params;
			await addAttachment(actor, { meetingId, itemId: form.text('itemId'), file: form.files('file')[0] }, form);
			redirect(303, backTo(meetingId, form));
		}),
	remove: (event) =>
		act(event, async (form, actor) => {
			const { attachmentId } = await removeAttachment(actor, { attachmentId: form.text('attachmentId') }, form);
			const item = encodeURIComponent(form.text('itemId'));
			redirect(303, `/meetings/${event.params.meeting}/attachments?item=${item}&removed=${attachmentId}`);
		}),
	restore: (event) =>
		act(event, async (form, actor) => {
			await restoreAttachment(actor, { attachmentId: form.text('attachmentId') }, form);
			redirect(303, backTo(event.params.meeting, form));
		})
};
