import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { groupSaid } from '#lib/network/group-form.ts';
import { groupKinds } from '#lib/network/group-kinds.ts';
import { addGroup } from '#server/network/add-group.ts';
import { readNewGroup } from '#server/network/read.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, url }: PageServerLoadEvent) => ({
	...(await readNewGroup(locals.actor)),
	kind: groupKinds.find((kind) => kind === url.searchParams.get('kind')) ?? null,
	commandId: newId(),
	crumbs: [{ label: m.ui_office(), href: '/office' }, { label: m.network_new_title() }]
}));

export const actions: Actions = {
	default: (event) =>
		act(event, async (form, actor) => {
			const { groupId } = await addGroup(
				actor,
				{
					...groupSaid(form),
					from: form.text('from'),
					predecessorIds: form.all('predecessorIds'),
					moveSeats: form.has('moveSeats')
				},
				form
			);
			redirect(303, `/groups/${groupId}/people`);
		})
};
