import { redirect } from '@sveltejs/kit';
import { ownPath } from '#lib/accounts/own-path.ts';
import { newId } from '#lib/ids/id.ts';
import { askForCode } from '#server/accounts/ask-for-code.ts';
import { askedCode, forgetAskedCode, keepAskedCode } from '#server/accounts/code-cookie.ts';
import { limitLetters } from '#server/accounts/limit-letters.ts';
import { letIn, visitOf } from '#server/accounts/session.ts';
import { signInByCode } from '#server/accounts/sign-in.ts';
import { officeCarriesMail } from '#server/mail/read.ts';
import { act } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types.js';

export const load = ({ locals, url, cookies }: PageServerLoadEvent) => {
	const next = ownPath(url.searchParams.get('next'));
	if (locals.actor.kind !== 'nobody') redirect(303, next);
	return { next, email: askedCode(cookies)?.email ?? null, byHand: officeCarriesMail() };
};

export const actions = {
	send: (event) =>
		act(event, async (form, actor) => {
			const email = await limitLetters(form.text('email'), event.getClientAddress());
			const ticketId = newId();
			await askForCode(actor, { email, ticketId, earlier: askedCode(event.cookies)?.ticketId.slice(0, 64) });
			keepAskedCode(event.cookies, { ticketId, email });
			redirect(303, `/sign-in/code?next=${encodeURIComponent(ownPath(form.text('next')))}`);
		}),
	try: (event) =>
		act(event, async (form) => {
			const ticketId = askedCode(event.cookies)?.ticketId ?? '';
			letIn(event.cookies, await signInByCode({ ticketId, code: form.text('code') }, visitOf(event)));
			forgetAskedCode(event.cookies);
			redirect(303, ownPath(form.text('next')));
		})
} satisfies Actions;
