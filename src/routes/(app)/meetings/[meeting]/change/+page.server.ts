import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { cancelMeeting } from '#server/meetings/cancel-meeting.ts';
import { changeMeeting } from '#server/meetings/change-meeting.ts';
import { readCallable } from '#server/meetings/planning.ts';
import { readMeeting } from '#server/meetings/read.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, params }: PageServerLoadEvent) => {
	const { may, group } = await readMeeting(locals.actor, params.meeting);
	return {
		commandId: newId(),
		callable: may.change ? await readCallable(locals.actor, group.id) : []
	};
});

export const actions: Actions = {
	change: (event) =>
		act(event, async (form, actor) => {
			const { meetingId } = await changeMeeting(
				actor,
				{
					meetingId: event.params.meeting,
					sequence: form.text('sequence'),
					date: form.text('date'),
					start: form.text('start'),
					end: form.text('end'),
					title: form.text('title'),
					place: form.text('place'),
					videoLink: form.text('videoLink'),
					called: form.all('called')
				},
				form
			);
			redirect(303, `/meetings/${meetingId}/agenda`);
		}),
	cancel: (event) =>
		act(event, async (form, actor) => {
			const { meetingId } = await cancelMeeting(
				actor,
				{ meetingId: event.params.meeting, reason: form.text('reason') },
				form
			);
			redirect(303, `/meetings/${meetingId}/agenda`);
		})
};
