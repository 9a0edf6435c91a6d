import { redirect } from '@sveltejs/kit';
import { ownPath } from '#lib/accounts/own-path.ts';
import { formOf, page } from '#server/pages.ts';
import type { RequestEvent } from './$types.js';

const year = 365 * 24 * 60 * 60;

/** Light, dark or as the device: a wish of the browser's, kept in it and nowhere else. */
export const POST = page(async ({ request, cookies, url }: RequestEvent) => {
	const form = await formOf(request);
	const theme = form.text('theme');
	const options = {
		path: '/',
		maxAge: year,
		sameSite: 'lax',
		httpOnly: true,
		secure: url.protocol === 'https:'
	} as const;
	if (theme === 'light' || theme === 'dark') cookies.set('theme', theme, options);
	else cookies.delete('theme', options);
	redirect(303, ownPath(form.text('next')));
});
