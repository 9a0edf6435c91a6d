import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { page } from '#server/pages.ts';
import { readNet } from '#server/relay/read-net.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, depends }: PageServerLoadEvent) => {
	for (const topic of ['relay', 'network']) depends(topicKey(topic));
	return {
		net: await readNet(locals.actor),
		crumbs: [{ label: m.office_title(), href: '/office' }, { label: m.relay_net() }]
	};
});
