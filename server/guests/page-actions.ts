import type { RequestEvent } from '@sveltejs/kit';
import { act } from '#server/pages.ts';
import { changeGuest } from './change-guest.ts';
import { inviteGuest } from './invite-guest.ts';
import { readmitGuest } from './readmit-guest.ts';
import { withdrawGuest } from './withdraw-guest.ts';

type Event = RequestEvent<{ meeting: string }>;

/** What whoever leads may do with a meeting's guests from its page. */
export const guestActions = {
	invite: (event: Event) =>
		act(event, async (form, actor) => {
			const { guestId } = await inviteGuest(
				actor,
				{
					meetingId: event.params.meeting,
					name: form.text('name'),
					organisation: form.text('organisation'),
					email: form.text('email').trim(),
					items: form.all('items')
				},
				form
			);
			return { invited: guestId };
		}),
	change: (event: Event) =>
		act(event, async (form, actor) => {
			const guestId = form.text('guestId');
			await changeGuest(actor, { meetingId: event.params.meeting, guestId, items: form.all('items') }, form);
			return { changed: guestId };
		}),
	withdraw: (event: Event) =>
		act(event, async (form, actor) => {
			const guestId = form.text('guestId');
			await withdrawGuest(actor, { meetingId: event.params.meeting, guestId }, form);
			return { withdrawn: guestId };
		}),
	readmit: (event: Event) =>
		act(event, async (form, actor) => {
			await readmitGuest(actor, { meetingId: event.params.meeting, guestId: form.text('guestId') }, form);
			return {};
		})
};
