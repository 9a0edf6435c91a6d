import { m } from '#lib/i18n/paraglide/messages.js';
import { readGroups } from '#server/network/read.ts';
import { page } from '#server/pages.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals }: PageServerLoadEvent) => ({
	...(await readGroups(locals.actor)),
	office: locals.actor.office !== null,
	language: locals.language,
	crumbs: [{ label: locals.actor.office === null ? m.ui_groups() : m.network_groups_title_all() }]
}));
