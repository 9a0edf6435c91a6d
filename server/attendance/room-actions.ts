import type { RequestEvent } from '@sveltejs/kit';
import type { Form } from '#lib/attendance/log.ts';
import { act, type Form as SentForm } from '#server/pages.ts';
import { changeForm } from './change-form.ts';
import { checkIn } from './check-in.ts';
import { leave } from './leave.ts';
import { recordFor } from './record-for.ts';
import { recuse } from './recuse.ts';
import { returnToItem } from './return-to-item.ts';
import { serve } from './serve.ts';
import { stepBack } from './step-back.ts';
import { strikeRow } from './strike-row.ts';

type Event = RequestEvent<{ meeting: string }>;

const formIn = (form: SentForm) => form.text('form') as Form;

/** What is written in the log of a meeting from a page of it: the room's, and the attendance sheet's. */
export const attendanceActions = {
	checkIn: (event: Event) =>
		act(event, (form, actor) =>
			checkIn(actor, { meetingId: event.params.meeting, form: formIn(form), beside: form.all('beside') }, form)
		),
	leave: (event: Event) =>
		act(event, (form, actor) => leave(actor, { meetingId: event.params.meeting, beside: form.all('beside') }, form)),
	changeForm: (event: Event) =>
		act(event, (form, actor) => changeForm(actor, { meetingId: event.params.meeting, form: formIn(form) }, form)),
	recuse: (event: Event) =>
		act(event, (form, actor) => recuse(actor, { meetingId: event.params.meeting, itemId: form.text('itemId') }, form)),
	returnTo: (event: Event) =>
		act(event, (form, actor) =>
			returnToItem(actor, { meetingId: event.params.meeting, itemId: form.text('itemId') }, form)
		),
	serve: (event: Event) =>
		act(event, (form, actor) =>
			serve(
				actor,
				{ meetingId: event.params.meeting, forSeatId: form.text('forSeatId'), itemId: form.text('itemId') },
				form
			)
		),
	stepBack: (event: Event) => act(event, (form, actor) => stepBack(actor, { meetingId: event.params.meeting }, form)),
	record: (event: Event) =>
		act(event, (form, actor) => {
			const [who, kind, itemId] = [form.text('who'), form.text('kind') as 'arrive', form.text('itemId')];
			const how = { form: formIn(form), forSeatId: form.text('forSeatId'), time: form.text('time') };
			return recordFor(actor, { meetingId: event.params.meeting, who, kind, itemId, ...how }, form);
		}),
	strike: (event: Event) =>
		act(event, (form, actor) =>
			strikeRow(
				actor,
				{ meetingId: event.params.meeting, eventId: form.text('eventId'), reason: form.text('reason') },
				form
			)
		)
};
