import { m } from '#lib/i18n/paraglide/messages.js';
import { readAsked } from '#lib/search/asked.ts';
import { context } from '#server/context.ts';
import { page } from '#server/pages.ts';
import { readSearch } from '#server/search/read.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, url }: PageServerLoadEvent) => {
	const asked = readAsked(url.searchParams);
	return {
		result: await readSearch(locals.actor, asked),
		asked,
		language: locals.language,
		now: context().clock.now(),
		crumbs: [{ label: m.search_title() }]
	};
});
