import { redirect } from '@sveltejs/kit';
import { toLocal } from '#lib/i18n/dates.ts';
import { portal } from '#lib/permissions/facts.ts';
import { limit, networkOf } from '#server/accounts/limit.ts';
import { secretPage } from '#server/accounts/secret-page.ts';
import { context } from '#server/context.ts';
import { readToldPage } from '#server/organisation/read-link.ts';
import { toldByLink } from '#server/organisation/told-by-link.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ setHeaders, params, url }: PageServerLoadEvent) => {
	setHeaders(secretPage);
	return {
		pack: await readToldPage(params.token),
		...{ today: toLocal(context().clock.now()).date, done: url.searchParams.has('done') }
	};
});

export const actions: Actions = {
	default: (event) =>
		act(event, async (form) => {
			await limit('link.ip', networkOf(event.getClientAddress()));
			const said = { channel: form.text('channel'), receivers: form.text('receivers'), toldOn: form.text('toldOn') };
			await toldByLink(portal, { token: event.params.token, ...said });
			redirect(303, '?done=yes');
		})
};
