import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { context } from '#server/context.ts';
import { page } from '#server/pages.ts';
import { proposalActions } from '#server/proposals/page-actions.ts';
import { readDecidingMeetings } from '#server/proposals/read-list.ts';
import { readProposal } from '#server/proposals/read.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, url, depends }: PageServerLoadEvent) => {
	for (const topic of ['proposals', 'proposal-texts']) depends(topicKey(topic));
	const proposal = await readProposal(actor, params.proposal);
	return {
		proposal,
		meetings: proposal.may.moves.includes('take-up') ? await readDecidingMeetings(actor) : [],
		removed: url.searchParams.get('removed'),
		now: context().clock.now(),
		commandId: newId(),
		crumbs: [{ label: m.proposals_entry(), href: '/proposals' }, { label: proposal.title }]
	};
});

export const actions: Actions = proposalActions;
