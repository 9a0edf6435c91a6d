import { m } from '#lib/i18n/paraglide/messages.js';
import { readVersionsPage, versionActions } from '#server/history/text-pages.ts';
import { page } from '#server/pages.ts';
import { readProposalTitle } from '#server/proposals/read-version.ts';
import type { Actions, PageServerLoadEvent } from './$types';

const pagesOf = ({ proposal }: { proposal: string }) => ({
	of: { proposalId: proposal },
	at: `/proposals/${proposal}`
});

export const load = page(async (event: PageServerLoadEvent) => {
	const { params, locals } = event;
	const versions = await readVersionsPage(event, pagesOf(params));
	const { title } = await readProposalTitle(locals.actor, params.proposal);
	return {
		...{ ...versions, title },
		crumbs: [
			{ label: m.proposals_entry(), href: '/proposals' },
			{ label: title, href: versions.at },
			{ label: m.proposals_versions() }
		]
	};
});

export const actions: Actions = versionActions(pagesOf);
