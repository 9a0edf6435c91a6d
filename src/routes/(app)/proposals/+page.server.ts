import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { page } from '#server/pages.ts';
import { readProposalGroups, readProposals } from '#server/proposals/read-list.ts';
import { context } from '#server/context.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, depends }: PageServerLoadEvent) => {
	depends(topicKey('proposals'));
	const [proposals, groups] = await Promise.all([readProposals(actor), readProposalGroups(actor)]);
	return {
		proposals,
		mayBegin: groups.length > 0,
		now: context().clock.now(),
		crumbs: [{ label: m.proposals_entry() }]
	};
});
