import { m } from '#lib/i18n/paraglide/messages.js';
import { readBriefingTitle } from '#server/briefings/read-title.ts';
import { eraseAction, readErasePage } from '#server/history/text-pages.ts';
import { page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

const pagesOf = ({ briefing }: { briefing: string }) => ({
	of: { briefingId: briefing },
	at: `/briefings/${briefing}`
});

export const load = page(async (event: PageServerLoadEvent) => {
	const { params, locals } = event;
	const erasing = await readErasePage(event, pagesOf(params));
	const { title } = await readBriefingTitle(locals.actor, params.briefing);
	return {
		...{ ...erasing, title },
		crumbs: [{ label: title, href: erasing.at }, { label: m.history_erase() }]
	};
});

export const actions: Actions = { default: eraseAction(pagesOf) };
