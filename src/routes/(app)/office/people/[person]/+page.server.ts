import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { OfficeRole } from '#lib/permissions/facts.ts';
import { personSaid } from '#lib/office/person-form.ts';
import { withdrawInvitation } from '#server/accounts/withdraw-invitation.ts';
import { changePerson } from '#server/network/change-person.ts';
import { endMembership } from '#server/network/end-membership.ts';
import { invitePeople } from '#server/network/invite-people.ts';
import { reopenMembership } from '#server/network/reopen-membership.ts';
import { setOfficeRole } from '#server/network/set-office-role.ts';
import { readPerson } from '#server/office/read.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

export const load = page(async ({ locals, params, url }: PageServerLoadEvent) => {
	const person = await readPerson(locals.actor, params.person);
	return {
		person,
		language: locals.language,
		commandId: newId(),
		done: url.searchParams.get('done'),
		crumbs: [
			{ label: m.office_title(), href: '/office' },
			{ label: m.office_people_title(), href: '/office/people' },
			{ label: person.name }
		]
	};
});

const done = (event: RequestEvent, what: string) => redirect(303, `/office/people/${event.params.person}?done=${what}`);

export const actions: Actions = {
	save: (event) =>
		act(event, async (form, actor) => {
			const said = { membershipId: event.params.person, ...personSaid(form) };
			const { movedAt } = await changePerson(actor, said, form);
			return done(event, movedAt ? 'moved' : 'saved');
		}),
	role: (event) =>
		act(event, async (form, actor) => {
			const role = (form.text('role') || null) as OfficeRole | null;
			await setOfficeRole(actor, { membershipId: event.params.person, role }, form);
			return done(event, 'role');
		}),
	invite: (event) =>
		act(event, async (form, actor) => {
			await invitePeople(actor, { membershipIds: [event.params.person] }, form);
			return done(event, 'invited');
		}),
	withdraw: (event) =>
		act(event, async (form, actor) => {
			await withdrawInvitation(actor, { membershipId: event.params.person }, form);
			return done(event, 'withdrawn');
		}),
	end: (event) =>
		act(event, async (form, actor) => {
			const membershipId = event.params.person;
			await endMembership(actor, { membershipId }, form);
			redirect(303, `/office/people?done=left&who=${membershipId}`);
		}),
	reopen: (event) =>
		act(event, async (form, actor) => {
			await reopenMembership(actor, { membershipId: event.params.person }, form);
			return done(event, 'back');
		})
};
