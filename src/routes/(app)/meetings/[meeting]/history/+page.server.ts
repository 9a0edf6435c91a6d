import { redirect } from '@sveltejs/kit';
import { historyAddress } from '#lib/history/words.ts';
import { newId } from '#lib/ids/id.ts';
import { topicKey } from '#lib/room/topics.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { nameVersion, renameVersion } from '#server/history/name-version.ts';
import { openHistory, readHistory } from '#server/history/read.ts';
import { restoreVersion } from '#server/history/restore-version.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

interface Asked {
	readonly params: { readonly meeting: string };
	readonly url: URL;
}
/** Whose history the address names. */
const ofPage = ({ params, url }: Asked) => ({ meetingId: params.meeting, itemId: url.searchParams.get('item') });
const backTo = (event: Asked, more: Readonly<Record<string, string>>): string =>
	historyAddress(event.params.meeting, ofPage(event).itemId, '', more);

export const load = page(async (event: PageServerLoadEvent) => {
	event.depends(topicKey('history'));
	const of = ofPage(event);
	const history = await readHistory(event.locals.actor, of);
	const asked = event.url.searchParams;
	const undoId = asked.get('undo');
	// The texts of the items are documents of their own; their histories are found from that of the agenda.
	const items = of.itemId === null ? (await readAgendaOf(event.locals.actor, of.meetingId)).items : [];
	return {
		history,
		itemId: of.itemId,
		items: items.map(({ id, title }) => ({ id, title })),
		done: asked.get('done'),
		undo: history.versions.find((version) => version.id === undoId) ?? null,
		commandId: newId()
	};
});

export const actions: Actions = {
	keep: (event) =>
		act(event, async (form, actor) => {
			const { document } = await openHistory(actor, ofPage(event));
			await nameVersion(actor, { documentId: document.id, name: form.text('name') }, form);
			redirect(303, backTo(event, { done: 'kept' }));
		}),
	rename: (event) =>
		act(event, async (form, actor) => {
			await renameVersion(actor, { versionId: form.text('versionId'), name: form.text('name') }, form);
			redirect(303, backTo(event, { done: 'renamed' }));
		}),
	restore: (event) =>
		act(event, async (form, actor) => {
			const { undoId } = await restoreVersion(actor, { versionId: form.text('versionId') }, form);
			redirect(303, backTo(event, { done: 'restored', ...(undoId ? { undo: undoId } : {}) }));
		})
};
