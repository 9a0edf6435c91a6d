import { m } from '#lib/i18n/paraglide/messages.js';
import { page } from '#server/pages.ts';
import { readProposalVersion } from '#server/proposals/read-version.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params }: PageServerLoadEvent) => {
	const at = `/proposals/${params.proposal}`;
	const version = await readProposalVersion(actor, params.proposal, params.version);
	const crumbs = [
		{ label: m.proposals_entry(), href: '/proposals' },
		{ label: version.title, href: at },
		{ label: version.name || m.proposals_versions() }
	];
	return { version, versionId: params.version, at, crumbs };
});
