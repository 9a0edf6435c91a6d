import { redirect } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { readOwnOrganisations } from '#server/organisation/read.ts';
import { page } from '#server/pages.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals }: PageServerLoadEvent) => {
	const organisations = await readOwnOrganisations(locals.actor);
	const [only] = organisations;
	if (only && organisations.length === 1) redirect(303, `/organisation/${only.id}`);
	return { organisations, crumbs: [{ label: m.organisation_title() }] };
});
