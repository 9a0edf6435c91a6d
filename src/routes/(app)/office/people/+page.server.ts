import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { invitePeople } from '#server/network/invite-people.ts';
import { reopenMembership } from '#server/network/reopen-membership.ts';
import { readPeople } from '#server/office/read.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, url }: PageServerLoadEvent) => ({
	people: await readPeople(locals.actor),
	language: locals.language,
	commandId: newId(),
	search: url.searchParams.get('q') ?? '',
	show: url.searchParams.get('show') ?? 'all',
	done: url.searchParams.get('done'),
	who: url.searchParams.get('who'),
	counts: Object.fromEntries(
		['count', 'people', 'seats', 'invited'].map((name) => [name, Number(url.searchParams.get(name)) || 0])
	) as Record<'count' | 'people' | 'seats' | 'invited', number>,
	crumbs: [{ label: m.office_title(), href: '/office' }, { label: m.office_people_title() }]
}));

export const actions: Actions = {
	invite: (event) =>
		act(event, async (form, actor) => {
			const { invited } = await invitePeople(actor, { membershipIds: form.all('membershipId') }, form);
			redirect(303, `/office/people?show=waiting&done=invited&count=${invited}`);
		}),
	reopen: (event) =>
		act(event, async (form, actor) => {
			const membershipId = form.text('membershipId');
			await reopenMembership(actor, { membershipId }, form);
			redirect(303, `/office/people?done=back&who=${membershipId}`);
		})
};
