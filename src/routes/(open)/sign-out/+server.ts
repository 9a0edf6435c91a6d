import { redirect } from '@sveltejs/kit';
import { clearSession, closeSession, sessionCookieName } from '#server/accounts/session.ts';
import { formOf, page } from '#server/pages.ts';
import type { RequestEvent } from './$types.js';

/** Ends this browser's session; its open rooms and texts close within a second. */
export const POST = page(async ({ request, cookies }: RequestEvent) => {
	await formOf(request);
	await closeSession(cookies.get(sessionCookieName()));
	clearSession(cookies);
	redirect(303, '/sign-in');
});
