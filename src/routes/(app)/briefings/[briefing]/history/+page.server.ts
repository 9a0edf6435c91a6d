import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { nameVersion, renameVersion } from '#server/history/name-version.ts';
import { openHistory, readHistory } from '#server/history/read.ts';
import { restoreVersion } from '#server/history/restore-version.ts';
import { act, page } from '#server/pages.ts';
import { readBriefingTitle } from '#server/briefings/read-title.ts';
import type { Actions, PageServerLoadEvent } from './$types';

const at = (briefingId: string) => `/briefings/${briefingId}/history`;

export const load = page(async ({ locals: { actor }, params, url, depends }: PageServerLoadEvent) => {
	depends(topicKey('history'));
	const history = await readHistory(actor, { briefingId: params.briefing });
	const { title } = await readBriefingTitle(actor, params.briefing);
	const undoId = url.searchParams.get('undo');
	return {
		...{ history, title, briefingId: params.briefing, commandId: newId(), done: url.searchParams.get('done') },
		undo: history.versions.find((version) => version.id === undoId) ?? null,
		crumbs: [{ label: title, href: `/briefings/${params.briefing}` }, { label: m.briefings_history() }]
	};
});

export const actions: Actions = {
	keep: (event) =>
		act(event, async (form, actor) => {
			const { document } = await openHistory(actor, { briefingId: event.params.briefing });
			await nameVersion(actor, { documentId: document.id, name: form.text('name') }, form);
			redirect(303, `${at(event.params.briefing)}?done=kept`);
		}),
	rename: (event) =>
		act(event, async (form, actor) => {
			await renameVersion(actor, { versionId: form.text('versionId'), name: form.text('name') }, form);
			redirect(303, `${at(event.params.briefing)}?done=renamed`);
		}),
	restore: (event) =>
		act(event, async (form, actor) => {
			const { undoId } = await restoreVersion(actor, { versionId: form.text('versionId') }, form);
			redirect(303, `${at(event.params.briefing)}?done=restored${undoId ? `&undo=${undoId}` : ''}`);
		})
};
