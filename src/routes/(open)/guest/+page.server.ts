import { redirect } from '@sveltejs/kit';
import { limit, networkOf } from '#server/accounts/limit.ts';
import { secretPage } from '#server/accounts/secret-page.ts';
import { letIn, openSession, visitOf } from '#server/accounts/session.ts';
import { enterAsGuest } from '#server/guests/enter-as-guest.ts';
import { act } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = ({ setHeaders, url, locals }: PageServerLoadEvent) => {
	setHeaders(secretPage);
	return { over: url.searchParams.has('over'), signedInAs: locals.actor.kind === 'person' ? locals.actor.name : null };
};

export const actions = {
	default: (event) =>
		act(event, async (form, actor) => {
			await limit('guest-code.ip', networkOf(event.getClientAddress()));
			const { accountId } = await enterAsGuest(actor, { code: form.text('code') });
			letIn(event.cookies, await openSession(accountId, visitOf(event)));
			redirect(303, '/visit');
		})
} satisfies Actions;
