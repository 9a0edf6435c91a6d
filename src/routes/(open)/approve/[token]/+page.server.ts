import { redirect } from '@sveltejs/kit';
import { portal } from '#lib/permissions/facts.ts';
import { limit, networkOf } from '#server/accounts/limit.ts';
import { secretPage } from '#server/accounts/secret-page.ts';
import { act, page } from '#server/pages.ts';
import { approveByLink } from '#server/relay/approve-by-link.ts';
import { readApprovePage } from '#server/relay/read-link.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ setHeaders, params, url }: PageServerLoadEvent) => {
	setHeaders(secretPage);
	// Once it is done the link opens nothing more.
	if (url.searchParams.has('done')) return { call: null };
	return { call: await readApprovePage(params.token) };
});

export const actions: Actions = {
	default: (event) =>
		act(event, async (form) => {
			await limit('link.ip', networkOf(event.getClientAddress()));
			await approveByLink(portal, { token: event.params.token, hash: form.text('hash') });
			return redirect(303, '?done=yes');
		})
};
