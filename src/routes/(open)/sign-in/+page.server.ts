import { redirect } from '@sveltejs/kit';
import { ownPath } from '#lib/accounts/own-path.ts';
import { letIn, visitOf } from '#server/accounts/session.ts';
import { signIn } from '#server/accounts/sign-in.ts';
import { act } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types.js';

export const load = ({ locals, url }: PageServerLoadEvent) => {
	const next = ownPath(url.searchParams.get('next'));
	if (locals.actor.kind !== 'nobody') redirect(303, next);
	return { next };
};

export const actions = {
	default: (event) =>
		act(event, async (form) => {
			letIn(
				event.cookies,
				await signIn({ email: form.text('email'), password: form.text('password') }, visitOf(event))
			);
			redirect(303, ownPath(form.text('next')));
		})
} satisfies Actions;
