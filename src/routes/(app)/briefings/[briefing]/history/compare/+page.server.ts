import { m } from '#lib/i18n/paraglide/messages.js';
import { readBriefingTitle } from '#server/briefings/read-title.ts';
import { readComparedPage } from '#server/history/text-pages.ts';
import { page } from '#server/pages.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async (event: PageServerLoadEvent) => {
	const { briefing } = event.params;
	const compared = await readComparedPage(event, { of: { briefingId: briefing }, at: `/briefings/${briefing}` });
	const { title } = await readBriefingTitle(event.locals.actor, briefing);
	return { ...compared, title, crumbs: [{ label: title, href: compared.at }, { label: m.history_difference() }] };
});
