import { portal } from '#lib/permissions/facts.ts';
import { limit, networkOf } from '#server/accounts/limit.ts';
import { secretPage } from '#server/accounts/secret-page.ts';
import { answerByLink } from '#server/calling/answer-by-link.ts';
import { serveByLink } from '#server/calling/serve-by-link.ts';
import { readLinkPage } from '#server/calling/read-link.ts';
import { context } from '#server/context.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ setHeaders, params }: PageServerLoadEvent) => {
	setHeaders(secretPage);
	return { call: await readLinkPage(params.token), now: context().clock.now() };
});

export const actions: Actions = {
	answer: (event) =>
		act(event, async (form) => {
			await limit('link.ip', networkOf(event.getClientAddress()));
			const { token } = event.params;
			await answerByLink(portal, { token, answer: form.text('answer') as never, note: form.text('note') });
			return { answered: true };
		}),
	serve: (event) =>
		act(event, async (form) => {
			await limit('link.ip', networkOf(event.getClientAddress()));
			const serves = form.text('serves') === 'yes';
			await serveByLink(portal, { token: event.params.token, serves });
			return { serves };
		})
};
