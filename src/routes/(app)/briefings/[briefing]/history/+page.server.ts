import { m } from '#lib/i18n/paraglide/messages.js';
import { readBriefingTitle } from '#server/briefings/read-title.ts';
import { readVersionsPage, versionActions } from '#server/history/text-pages.ts';
import { page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

const pagesOf = ({ briefing }: { briefing: string }) => ({
	of: { briefingId: briefing },
	at: `/briefings/${briefing}`
});

export const load = page(async (event: PageServerLoadEvent) => {
	const { params, locals } = event;
	const versions = await readVersionsPage(event, pagesOf(params));
	const { title } = await readBriefingTitle(locals.actor, params.briefing);
	return { ...versions, title, crumbs: [{ label: title, href: versions.at }, { label: m.briefings_history() }] };
});

export const actions: Actions = versionActions(pagesOf);
