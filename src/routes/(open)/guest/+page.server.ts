import { redirect } from '@sveltejs/kit';
import { giveBack, limit, networkOf } from '#server/accounts/limit.ts';
import { secretPage } from '#server/accounts/secret-page.ts';
import { letIn, openSession, visitOf } from '#server/accounts/session.ts';
import { enterAsGuest } from '#server/guests/enter-as-guest.ts';
import { readDoorByCode } from '#server/joining/read.ts';
import { act } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = ({ setHeaders, url, locals }: PageServerLoadEvent) => {
	setHeaders(secretPage);
	const [over, closed] = [url.searchParams.has('over'), url.searchParams.has('closed')];
	return { over, closed, signedInAs: locals.actor.kind === 'person' ? locals.actor.name : null };
};

export const actions = {
	default: (event) =>
		act(event, async (form, actor) => {
			const ip = networkOf(event.getClientAddress());
			await limit('guest-code.ip', ip);
			const token = await readDoorByCode(actor, form.text('code'));
			if (token !== null) {
				// Whoever reads a code off the wall rightly is not counted: a whole assembly may share one address.
				await giveBack('guest-code.ip', ip);
				redirect(303, `/take-part/${token}?room`);
			}
			const { accountId } = await enterAsGuest(actor, { code: form.text('code') });
			letIn(event.cookies, await openSession(accountId, visitOf(event)));
			redirect(303, '/visit');
		})
} satisfies Actions;
