import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { context } from '#server/context.ts';
import { page } from '#server/pages.ts';
import { proposalActions } from '#server/proposals/page-actions.ts';
import { readDecidingMeetings } from '#server/proposals/read-list.ts';
import { readBoardDates } from '#server/proposals/read-board-dates.ts';
import { onlyHears } from '#server/proposals/read-outcome.ts';
import { readProposal } from '#server/proposals/read.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, url, depends }: PageServerLoadEvent) => {
	for (const topic of ['proposals', 'meetings', 'decisions']) depends(topicKey(topic));
	for (const topic of ['proposal-texts', 'proposal-remarks']) depends(topicKey(`${topic}:${params.proposal}`));
	// Those it began with are told what became of it; the text itself is the group's.
	if (await onlyHears(actor, params.proposal)) redirect(303, `/proposals/${params.proposal}/outcome`);
	const proposal = await readProposal(actor, params.proposal);
	return {
		proposal,
		meetings: proposal.may.moves.includes('take-up') ? await readDecidingMeetings(actor) : [],
		dates: await readBoardDates(actor, params.proposal),
		removed: url.searchParams.get('removed'),
		now: context().clock.now(),
		commandId: newId(),
		crumbs: [{ label: m.proposals_entry(), href: '/proposals' }, { label: proposal.title }]
	};
});

export const actions: Actions = proposalActions;
