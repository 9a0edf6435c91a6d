import { redirect } from '@sveltejs/kit';
import { historyAddress } from '#lib/history/words.ts';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { eraseHistory } from '#server/history/erase-history.ts';
import { openHistory, readHistory } from '#server/history/read.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

/** Milliseconds that whoever erases waits for the end of it; then it goes on and the page says so. */
const patience = 5_000;

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
			const { document } = await openHistory(actor, of);
			const { key } = await eraseHistory(actor, { documentId: document.id }, form);
			const late = new Promise<string>((resolve) => setTimeout(resolve, patience, 'erasing'));
			const ended = context()
				.jobs.settled(key)
				.then(
					() => 'erased',
					() => 'erasing'
				);
			redirect(303, historyAddress(of.meetingId, of.itemId, '', { done: await Promise.race([ended, late]) }));
		})
};
