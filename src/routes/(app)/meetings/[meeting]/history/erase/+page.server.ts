import { redirect } from '@sveltejs/kit';
import { historyAddress } from '#lib/history/words.ts';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { eraseAndWait } from '#server/history/text-pages.ts';
import { readHistory } from '#server/history/read.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, url }: PageServerLoadEvent) => {
	const itemId = url.searchParams.get('item');
	const history = await readHistory(actor, { meetingId: params.meeting, itemId });
	if (!history.mayErase) refuse('access.denied');
	return { history, itemId, commandId: newId() };
});

export const actions: Actions = {
	default: (event) =>
		act(event, async (form, actor) => {
			const of = { meetingId: event.params.meeting, itemId: event.url.searchParams.get('item') };
			redirect(303, historyAddress(of.meetingId, of.itemId, '', { done: await eraseAndWait(actor, of, form) }));
		})
};
