import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { page } from '#server/pages.ts';
import { readSynthesis } from '#server/synthesis/read.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor, language }, params, url, depends }: PageServerLoadEvent) => {
	depends(topicKey('sheets'));
	const view = await readSynthesis(actor, params.tool, url.searchParams.getAll('sheet'));
	return {
		...view,
		language,
		query: url.search,
		crumbs: [
			{ label: m.tools_title(), href: '/tools' },
			{ label: view.file.tool.name, href: `/tools/${params.tool}` },
			{ label: m.synthesis_title() }
		]
	};
});
