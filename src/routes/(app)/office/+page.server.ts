import { m } from '#lib/i18n/paraglide/messages.js';
import { readDesk } from '#server/office/read.ts';
import { page } from '#server/pages.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals }: PageServerLoadEvent) => ({
	...(await readDesk(locals.actor)),
	language: locals.language,
	crumbs: [{ label: m.office_title() }]
}));
