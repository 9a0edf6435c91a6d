import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Part } from '#lib/ui/part.ts';
import { addOrganisation } from '#server/network/add-organisation.ts';
import { changeOrganisation } from '#server/network/change-organisation.ts';
import { endOrganisation } from '#server/network/end-organisation.ts';
import { moveOrganisation } from '#server/network/move-organisation.ts';
import { readOrganisationsToKeep } from '#server/network/read.ts';
import { reopenOrganisation } from '#server/network/reopen-organisation.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, url }: PageServerLoadEvent) => ({
	organisations: await readOrganisationsToKeep(locals.actor),
	language: locals.language,
	commandId: newId(),
	adding: url.searchParams.has('add'),
	changing: url.searchParams.get('change'),
	done: url.searchParams.get('done'),
	which: url.searchParams.get('which'),
	crumbs: [{ label: m.office_title(), href: '/office' }, { label: m.office_organisations_title() }]
}));

const done = (what: string, which: string) => redirect(303, `/office/organisations?done=${what}&which=${which}`);
const said = (form: { text(name: string): string }) => ({
	part: form.text('part') as Part,
	name: form.text('name'),
	shortName: form.text('shortName')
});

export const actions: Actions = {
	add: (event) =>
		act(event, async (form, actor) => {
			const { organisationId } = await addOrganisation(actor, said(form), form);
			return done('saved', organisationId);
		}),
	change: (event) =>
		act(event, async (form, actor) => {
			const organisationId = form.text('organisationId');
			await changeOrganisation(actor, { organisationId, ...said(form) }, form);
			return done('saved', organisationId);
		}),
	move: (event) =>
		act(event, async (form, actor) => {
			const [organisationId = '', by] = form.text('move').split(' ');
			await moveOrganisation(actor, { organisationId, by: by === 'up' ? -1 : 1 }, form);
			redirect(303, '/office/organisations');
		}),
	end: (event) =>
		act(event, async (form, actor) => {
			const organisationId = form.text('organisationId');
			await endOrganisation(actor, { organisationId, alsoSeats: form.has('alsoSeats') }, form);
			return done('ended', organisationId);
		}),
	reopen: (event) =>
		act(event, async (form, actor) => {
			const organisationId = form.text('organisationId');
			await reopenOrganisation(actor, { organisationId }, form);
			return done('reopened', organisationId);
		})
};
