import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { act, page } from '#server/pages.ts';
import { beginProposal } from '#server/proposals/begin-proposal.ts';
import { readProposalGroups } from '#server/proposals/read-list.ts';
import { seenThings } from '#server/thread/seen.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, url }: PageServerLoadEvent) => ({
	groups: await readProposalGroups(actor),
	from: await seenThings(actor, url.searchParams.getAll('from').slice(0, 20)),
	groupId: url.searchParams.get('group') ?? '',
	commandId: newId(),
	crumbs: [{ label: m.proposals_entry(), href: '/proposals' }, { label: m.proposals_new() }]
}));

export const actions: Actions = {
	default: (event) =>
		act(event, async (form, actor) => {
			const { proposalId } = await beginProposal(
				actor,
				{
					...{ groupId: form.text('groupId'), kind: form.text('kind') as 'memo', title: form.text('title') },
					fromThingIds: form.all('from')
				},
				form
			);
			redirect(303, `/proposals/${proposalId}`);
		})
};
