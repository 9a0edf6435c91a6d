import { redirect } from '@sveltejs/kit';
import { chosenPassword } from '#server/accounts/choose-password.ts';
import { limit, networkOf } from '#server/accounts/limit.ts';
import { readLink } from '#server/accounts/read.ts';
import { secretPage } from '#server/accounts/secret-page.ts';
import { resetPassword } from '#server/accounts/reset-password.ts';
import { letIn, openSession, visitOf } from '#server/accounts/session.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types.js';

export const load = page(async ({ setHeaders, params }: PageServerLoadEvent) => {
	setHeaders(secretPage);
	const { email } = await readLink('reset', params.token);
	return { email };
});

export const actions = {
	default: (event) =>
		act(event, async (form, actor) => {
			const { token } = event.params;
			await limit('link.ip', networkOf(event.getClientAddress()));
			const { name, email } = await readLink('reset', token);
			const passwordHash = await chosenPassword(form.text('new-password'), [name, email]);
			const accountId = await resetPassword(actor, { token, passwordHash });
			letIn(event.cookies, await openSession(accountId, visitOf(event)));
			redirect(303, '/');
		})
} satisfies Actions;
