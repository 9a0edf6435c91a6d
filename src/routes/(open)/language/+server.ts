import { redirect } from '@sveltejs/kit';
import { ownPath } from '#lib/accounts/own-path.ts';
import { keepLanguage } from '#server/accounts/language-cookie.ts';
import { chooseLanguage } from '#server/accounts/choose-language.ts';
import { formOf, page } from '#server/pages.ts';
import type { RequestEvent } from './$types.js';

/** The language of the screen, for this browser; of letters too, for somebody who is signed in. */
export const POST = page(async ({ request, cookies, locals }: RequestEvent) => {
	const form = await formOf(request);
	const language = form.text('language') === 'en' ? 'en' : 'sv';
	keepLanguage(cookies, language);
	if (locals.actor.kind === 'person') await chooseLanguage(locals.actor, { language });
	redirect(303, ownPath(form.text('next')));
});
