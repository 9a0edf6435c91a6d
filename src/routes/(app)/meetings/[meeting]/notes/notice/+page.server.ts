import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { readNoticeDraft } from '#server/minutes/read-locked.ts';
import { putUpNotice } from '#server/minutes/put-up-notice.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, params, url }: PageServerLoadEvent) => ({
	part: url.searchParams.get('part') ?? '',
	notice: await readNoticeDraft(locals.actor, params.meeting, url.searchParams.get('part') ?? ''),
	commandId: newId()
}));

export const actions: Actions = {
	default: (event) =>
		act(event, async (form, actor) => {
			const meetingId = event.params.meeting;
			const text = (name: string) => form.text(name);
			await putUpNotice(
				actor,
				{
					...{
						meetingId,
						part: text('part'),
						paragraphs: text('paragraphs'),
						upOn: text('upOn'),
						downOn: text('downOn')
					},
					...{ place: text('place'), by: text('by'), withMinutes: form.has('withMinutes') }
				},
				form
			);
			redirect(303, `/meetings/${meetingId}/notes?done=announced`);
		})
};
