import { m } from '#lib/i18n/paraglide/messages.js';
import { eraseAction, readErasePage } from '#server/history/text-pages.ts';
import { page } from '#server/pages.ts';
import { readProposalTitle } from '#server/proposals/read-version.ts';
import type { Actions, PageServerLoadEvent } from './$types';

const pagesOf = ({ proposal }: { proposal: string }) => ({
	of: { proposalId: proposal },
	at: `/proposals/${proposal}`
});

export const load = page(async (event: PageServerLoadEvent) => {
	const { params, locals } = event;
	const erasing = await readErasePage(event, pagesOf(params));
	const { title } = await readProposalTitle(locals.actor, params.proposal);
	return {
		...{ ...erasing, title },
		crumbs: [
			{ label: m.proposals_entry(), href: '/proposals' },
			{ label: title, href: erasing.at },
			{ label: m.history_erase() }
		]
	};
});

export const actions: Actions = { default: eraseAction(pagesOf) };
