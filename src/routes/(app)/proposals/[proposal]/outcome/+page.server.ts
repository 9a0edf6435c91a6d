import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { page } from '#server/pages.ts';
import { readOutcome } from '#server/proposals/read-outcome.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, depends }: PageServerLoadEvent) => {
	for (const topic of ['proposals', 'decisions']) depends(topicKey(topic));
	const outcome = await readOutcome(actor, params.proposal);
	return {
		outcome,
		crumbs: [{ label: m.proposals_entry(), href: '/proposals' }, { label: outcome.title }]
	};
});
