import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { readDesk } from '#server/office/read.ts';
import { page } from '#server/pages.ts';
import { readRelayDesk } from '#server/relay/read-desk.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, depends }: PageServerLoadEvent) => {
	depends(topicKey('relay'));
	const [desk, relay] = await Promise.all([readDesk(locals.actor), readRelayDesk(locals.actor)]);
	return { ...desk, relay, language: locals.language, crumbs: [{ label: m.office_title() }] };
});
