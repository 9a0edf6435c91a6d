import { redirect } from '@sveltejs/kit';
import { askForReset } from '#server/accounts/ask-for-reset.ts';
import { changeOwnPassword } from '#server/accounts/change-own-password.ts';
import { changeProfile } from '#server/accounts/change-profile.ts';
import { endAllSessions } from '#server/accounts/end-all-sessions.ts';
import { endSession } from '#server/accounts/end-session.ts';
import { keepLanguage } from '#server/accounts/language-cookie.ts';
import { limitLetters } from '#server/accounts/limit-letters.ts';
import { lookAtFederation } from '#server/accounts/look-at-federation.ts';
import { readProfile } from '#server/accounts/read.ts';
import { clearSession } from '#server/accounts/session.ts';
import { chooseMail } from '#server/digest/choose-mail.ts';
import { readOwnMail } from '#server/digest/read.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types.js';

export const load = page(async ({ locals, url }: PageServerLoadEvent) => ({
	profile: await readProfile(locals.actor),
	letters: await readOwnMail(locals.actor),
	done: url.searchParams.get('done'),
	crumbs: [{ label: m.accounts_profile_title() }]
}));

export const actions = {
	save: (event) =>
		act(event, async (form, actor) => {
			const language = form.text('language') === 'en' ? 'en' : 'sv';
			const said = { name: form.text('name'), title: form.text('title'), phone: form.text('phone'), language };
			await changeProfile(actor, { ...said, language });
			keepLanguage(event.cookies, language);
			redirect(303, '/profile?done=save');
		}),
	password: (event) =>
		act(event, async (form, actor) => {
			const typed = { old: form.text('old-password'), wanted: form.text('new-password') };
			await changeOwnPassword(actor, typed, event.getClientAddress());
			redirect(303, '/profile?done=password');
		}),
	link: (event) =>
		act(event, async (_form, actor) => {
			const { email } = await readProfile(actor);
			await askForReset(actor, { email: await limitLetters(email, event.getClientAddress()) });
			redirect(303, '/profile?done=link');
		}),
	end: (event) =>
		act(event, async (form, actor) => {
			await endSession(actor, { id: form.text('session') });
			redirect(303, '/profile#sessions');
		}),
	everywhere: (event) =>
		act(event, async (_form, actor) => {
			await endAllSessions(actor, { accountId: actor.accountId ?? '' });
			clearSession(event.cookies);
			redirect(303, '/sign-in');
		}),
	letters: (event) =>
		act(event, async (form, actor) => {
			await chooseMail(actor, { what: form.text('what') as never, on: form.text('on') === 'yes' });
			redirect(303, '/profile?done=letters#letters');
		}),
	federation: (event) =>
		act(event, async (form, actor) => {
			await lookAtFederation(actor, { membershipId: form.text('membershipId') });
			redirect(303, '/');
		})
} satisfies Actions;
