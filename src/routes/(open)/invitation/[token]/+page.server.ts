import { redirect } from '@sveltejs/kit';
import { PersonName } from '#lib/accounts/schema.ts';
import { acceptInvitation } from '#server/accounts/accept-invitation.ts';
import { chosenPassword } from '#server/accounts/choose-password.ts';
import { keepLanguage } from '#server/accounts/language-cookie.ts';
import { limit, networkOf } from '#server/accounts/limit.ts';
import { readLink } from '#server/accounts/read.ts';
import { secretPage } from '#server/accounts/secret-page.ts';
import { letIn, openSession, visitOf } from '#server/accounts/session.ts';
import { parseInput } from '#server/command.ts';
import { act, page } from '#server/pages.ts';
import { z } from 'zod';
import type { Actions, PageServerLoadEvent } from './$types.js';

export const load = page(async ({ setHeaders, params, locals }: PageServerLoadEvent) => {
	setHeaders(secretPage);
	const invitation = await readLink('invitation', params.token);
	return { ...invitation, signedInAs: locals.actor.kind === 'nobody' ? null : locals.actor.name };
});

export const actions = {
	default: (event) =>
		act(event, async (form, actor) => {
			const { token } = event.params;
			await limit('link.ip', networkOf(event.getClientAddress()));
			const { email } = await readLink('invitation', token);
			const { name } = parseInput(z.object({ name: PersonName }), { name: form.text('name') });
			const byCode = form.text('way') === 'code';
			const passwordHash = byCode ? null : await chosenPassword(form.text('new-password'), [name, email]);
			const language = form.text('language') === 'en' ? 'en' : 'sv';
			const { accountId } = await acceptInvitation(actor, { token, name, language, passwordHash });
			letIn(event.cookies, await openSession(accountId, visitOf(event)));
			keepLanguage(event.cookies, language);
			redirect(303, '/');
		})
} satisfies Actions;
