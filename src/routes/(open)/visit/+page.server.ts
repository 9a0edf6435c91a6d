import { redirect } from '@sveltejs/kit';
import type { Form } from '#lib/attendance/log.ts';
import type { SpeakerKind } from '#lib/speakers/list.ts';
import { topicKey } from '#lib/room/topics.ts';
import { changeForm } from '#server/attendance/change-form.ts';
import { checkIn } from '#server/attendance/check-in.ts';
import { leave } from '#server/attendance/leave.ts';
import { readVisit } from '#server/guests/read.ts';
import { context } from '#server/context.ts';
import { act, page } from '#server/pages.ts';
import { askFloor } from '#server/speakers/ask-floor.ts';
import { endSpeech } from '#server/speakers/end-speech.ts';
import { readFloor } from '#server/speakers/read.ts';
import { withdrawRequest } from '#server/speakers/withdraw-request.ts';
import type { Actions, PageServerLoadEvent } from './$types';

/** A guest's one page: their items of the meeting they were asked to. Whoever else comes here is led to their own. */
export const load = page(async ({ locals: { actor, language }, depends }: PageServerLoadEvent) => {
	for (const topic of ['meetings', 'agenda', 'items', 'files', 'attendance', 'speakers']) depends(topicKey(topic));
	if (actor.kind === 'person') redirect(303, '/');
	if (actor.kind !== 'guest') redirect(303, '/guest?over');
	const visit = await readVisit(actor);
	return { visit, floor: await readFloor(actor, visit.meetingId), now: context().clock.now(), language };
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
	askFloor: (event) =>
		act(event, (form, actor) => {
			const kind = (form.text('kind') || 'floor') as SpeakerKind;
			return askFloor(actor, { meetingId: actor.boundMeetingId ?? '', itemId: form.text('itemId'), kind }, form);
		}),
	withdrawRequest: (event) =>
		act(event, (form, actor) =>
			withdrawRequest(actor, { meetingId: actor.boundMeetingId ?? '', requestId: form.text('requestId') }, form)
		),
	endSpeech: (event) => act(event, (form, actor) => endSpeech(actor, { meetingId: actor.boundMeetingId ?? '' }, form)),
	leave: (event) => act(event, (form, actor) => leave(actor, { meetingId: actor.boundMeetingId ?? '' }, form))
} satisfies Actions;
