import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { now, readDifference } from '#server/history/read-difference.ts';
import { readHistory } from '#server/history/read.ts';
import { page } from '#server/pages.ts';
import { readBriefingTitle } from '#server/briefings/read-title.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, url, depends }: PageServerLoadEvent) => {
	depends(topicKey('history'));
	const of = { briefingId: params.briefing };
	const [from, to] = [url.searchParams.get('from') ?? '', url.searchParams.get('to') ?? now];
	const at = `/briefings/${params.briefing}`;
	if (!from) redirect(303, `${at}/history`);
	const history = await readHistory(actor, of);
	const { title } = await readBriefingTitle(actor, params.briefing);
	const find = (id: string) => history.versions.find((version) => version.id === id) ?? null;
	return {
		...{ title, at, from: find(from), to: find(to), mayWrite: history.mayWrite, commandId: newId() },
		difference: await readDifference(actor, of, from, to),
		crumbs: [{ label: title, href: at }, { label: m.history_difference() }]
	};
});
