import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { readGroup } from '#server/network/read.ts';
import { seeWelcome } from '#server/network/see-welcome.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, params }: PageServerLoadEvent) => {
	const group = await readGroup(locals.actor, params.group);
	return {
		...group,
		groupId: params.group,
		language: locals.language,
		commandId: newId(),
		crumbs: [
			{ label: locals.actor.office === null ? m.ui_groups() : m.network_groups_title_all(), href: '/groups' },
			{ label: group.settings.name }
		]
	};
});

export const actions: Actions = {
	welcome: (event) =>
		act(event, async (form, actor) => {
			await seeWelcome(actor, { groupId: event.params.group }, form);
			redirect(303, `/groups/${event.params.group}`);
		})
};
