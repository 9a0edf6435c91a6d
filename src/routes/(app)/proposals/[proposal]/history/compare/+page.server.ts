import { m } from '#lib/i18n/paraglide/messages.js';
import { readComparedPage } from '#server/history/text-pages.ts';
import { page } from '#server/pages.ts';
import { readProposalTitle } from '#server/proposals/read-version.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async (event: PageServerLoadEvent) => {
	const { proposal } = event.params;
	const compared = await readComparedPage(event, { of: { proposalId: proposal }, at: `/proposals/${proposal}` });
	const { title } = await readProposalTitle(event.locals.actor, proposal);
	return {
		...{ ...compared, title },
		crumbs: [
			{ label: m.proposals_entry(), href: '/proposals' },
			{ label: title, href: compared.at },
			{ label: m.history_difference() }
		]
	};
});
