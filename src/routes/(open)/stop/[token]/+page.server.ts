import { portal } from '#lib/permissions/facts.ts';
import { limit, networkOf } from '#server/accounts/limit.ts';
import { secretPage } from '#server/accounts/secret-page.ts';
import { readStopPage } from '#server/digest/read.ts';
import { stopByLink } from '#server/digest/stop-by-link.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ setHeaders, params }: PageServerLoadEvent) => {
	setHeaders(secretPage);
	return { stop: await readStopPage(params.token) };
});

export const actions: Actions = {
	// Mail programs send their one press here too (RFC 8058).
	default: (event) =>
		act(event, async () => {
			await limit('link.ip', networkOf(event.getClientAddress()));
			await stopByLink(portal, { token: event.params.token });
			return { stopped: true };
		})
};
