import { m } from '#lib/i18n/paraglide/messages.js';
import { readFilter } from '#lib/decisions/register.ts';
import { topicKey } from '#lib/room/topics.ts';
import { context } from '#server/context.ts';
import { readRegister } from '#server/decisions/read-register.ts';
import { page } from '#server/pages.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, url, depends }: PageServerLoadEvent) => {
	depends(topicKey('decisions'));
	const filter = readFilter(url.searchParams);
	return {
		register: await readRegister(locals.actor, filter),
		filter,
		language: locals.language,
		now: context().clock.now(),
		crumbs: [{ label: m.decisions_register() }]
	};
});
