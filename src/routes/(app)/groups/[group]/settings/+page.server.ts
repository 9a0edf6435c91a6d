import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { groupSaid } from '#lib/network/group-form.ts';
import { changeGroup } from '#server/network/change-group.ts';
import { endGroup } from '#server/network/end-group.ts';
import { readGroupSettings } from '#server/network/read.ts';
import { reopenGroup } from '#server/network/reopen-group.ts';
import { succeedGroups } from '#server/network/succeed-groups.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

export const load = page(async ({ locals, params, url }: PageServerLoadEvent) => {
	const settings = await readGroupSettings(locals.actor, params.group);
	return {
		...settings,
		groupId: params.group,
		commandId: newId(),
		done: url.searchParams.get('done'),
		crumbs: [
			{ label: m.network_groups_title_all(), href: '/groups' },
			{ label: settings.group.name, href: `/groups/${params.group}` },
			{ label: m.network_settings_title() }
		]
	};
});

const done = (event: RequestEvent, what: string) =>
	redirect(303, `/groups/${event.params.group}/settings?done=${what}`);

export const actions: Actions = {
	save: (event) =>
		act(event, async (form, actor) => {
			await changeGroup(actor, { groupId: event.params.group, ...groupSaid(form) }, form);
			return done(event, 'saved');
		}),
	succeed: (event) =>
		act(event, async (form, actor) => {
			const { group } = event.params;
			const predecessorIds = form.all('predecessorIds');
			await succeedGroups(actor, { groupId: group, predecessorIds, moveSeats: form.has('moveSeats') }, form);
			return done(event, 'succeeded');
		}),
	end: (event) =>
		act(event, async (form, actor) => {
			await endGroup(actor, { groupId: event.params.group, on: form.text('on') }, form);
			return done(event, 'ended');
		}),
	reopen: (event) =>
		act(event, async (form, actor) => {
			await reopenGroup(actor, { groupId: event.params.group }, form);
			return done(event, 'reopened');
		})
};
