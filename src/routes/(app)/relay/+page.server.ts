import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { context } from '#server/context.ts';
import { page } from '#server/pages.ts';
import { readRelays } from '#server/relay/read.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, depends, url }: PageServerLoadEvent) => {
	for (const topic of ['relay', 'network']) depends(topicKey(topic));
	const group = url.searchParams.get('group') ?? '';
	return {
		...(await readRelays(locals.actor, group)),
		group,
		language: locals.language,
		now: context().clock.now(),
		crumbs: [{ label: m.relay_title() }]
	};
});
