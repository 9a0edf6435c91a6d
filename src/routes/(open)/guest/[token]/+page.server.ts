import { redirect } from '@sveltejs/kit';
import { limit, networkOf } from '#server/accounts/limit.ts';
import { secretPage } from '#server/accounts/secret-page.ts';
import { letIn, openSession, visitOf } from '#server/accounts/session.ts';
import { enterAsGuest } from '#server/guests/enter-as-guest.ts';
import { readDoor } from '#server/guests/read.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ setHeaders, params, locals: { actor, language } }: PageServerLoadEvent) => {
	setHeaders(secretPage);
	const door = await readDoor(actor, { token: params.token });
	return { door, language, signedInAs: actor.kind === 'person' ? actor.name : null };
});

export const actions = {
	default: (event) =>
		act(event, async (_form, actor) => {
			await limit('link.ip', networkOf(event.getClientAddress()));
			const { accountId } = await enterAsGuest(actor, { token: event.params.token });
			letIn(event.cookies, await openSession(accountId, visitOf(event)));
			redirect(303, '/visit');
		})
} satisfies Actions;
