import { redirect } from '@sveltejs/kit';
import type { Form } from '#lib/attendance/log.ts';
import { topicKey } from '#lib/room/topics.ts';
import { changeForm } from '#server/attendance/change-form.ts';
import { checkIn } from '#server/attendance/check-in.ts';
import { leave } from '#server/attendance/leave.ts';
import { readVisit } from '#server/guests/read.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

/** A guest's one page: their items of the meeting they were asked to. Whoever else comes here is led to their own. */
export const load = page(async ({ locals: { actor, language }, depends }: PageServerLoadEvent) => {
	for (const topic of ['meetings', 'agenda', 'items', 'files', 'attendance']) depends(topicKey(topic));
	if (actor.kind === 'person') redirect(303, '/');
	if (actor.kind !== 'guest') redirect(303, '/guest?over');
	return { visit: await readVisit(actor), language };
});

export const actions = {
	checkIn: (event) =>
		act(event, (form, actor) =>
			checkIn(actor, { meetingId: actor.boundMeetingId ?? '', form: form.text('form') as Form }, form)
		),
	changeForm: (event) =>
		act(event, (form, actor) =>
			changeForm(actor, { meetingId: actor.boundMeetingId ?? '', form: form.text('form') as Form }, form)
		),
	leave: (event) => act(event, (form, actor) => leave(actor, { meetingId: actor.boundMeetingId ?? '' }, form))
} satisfies Actions;
