import { redirect } from '@sveltejs/kit';
import { historyAddress } from '#lib/history/words.ts';
import { newId } from '#lib/ids/id.ts';
import { topicKey } from '#lib/room/topics.ts';
import { now, readDifference } from '#server/history/read-difference.ts';
import { readHistory } from '#server/history/read.ts';
import { page } from '#server/pages.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, url, depends }: PageServerLoadEvent) => {
	depends(topicKey('history'));
	const asked = url.searchParams;
	const of = { meetingId: params.meeting, itemId: asked.get('item') };
	const [from, to] = [asked.get('from') ?? '', asked.get('to') ?? now];
	if (!from) redirect(303, historyAddress(of.meetingId, of.itemId));
	const history = await readHistory(actor, of);
	const find = (id: string) => history.versions.find((version) => version.id === id) ?? null;
	return {
		history,
		itemId: of.itemId,
		from: find(from),
		fromNow: from === now,
		to: find(to),
		difference: await readDifference(actor, of, from, to),
		commandId: newId()
	};
});
