import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { personSaid } from '#lib/office/person-form.ts';
import { addPerson } from '#server/network/add-person.ts';
import { readPeople } from '#server/office/read.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals }: PageServerLoadEvent) => {
	await readPeople(locals.actor);
	return {
		commandId: newId(),
		crumbs: [
			{ label: m.office_title(), href: '/office' },
			{ label: m.office_people_title(), href: '/office/people' },
			{ label: m.office_person_new() }
		]
	};
});

export const actions: Actions = {
	default: (event) =>
		act(event, async (form, actor) => {
			const language = form.text('language') === 'en' ? 'en' : 'sv';
			const { membershipId } = await addPerson(
				actor,
				{ ...personSaid(form), language, invite: form.has('invite') },
				form
			);
			redirect(303, `/office/people/${membershipId}?done=added`);
		})
};
