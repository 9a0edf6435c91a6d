import { redirect } from '@sveltejs/kit';
import { askForReset } from '#server/accounts/ask-for-reset.ts';
import { limitLetters } from '#server/accounts/limit-letters.ts';
import { officeCarriesMail } from '#server/mail/read.ts';
import { act } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types.js';

export const load = ({ url }: PageServerLoadEvent) => ({
	sent: url.searchParams.has('sent'),
	byHand: officeCarriesMail()
});

export const actions = {
	default: (event) =>
		act(event, async (form, actor) => {
			const email = await limitLetters(form.text('email'), event.getClientAddress());
			await askForReset(actor, { email });
			redirect(303, '/forgotten?sent');
		})
} satisfies Actions;
