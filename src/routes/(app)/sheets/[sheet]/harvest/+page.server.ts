import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { most } from '#lib/harvest/piece.ts';
import { targetOf } from '#lib/harvest/view.ts';
import { topicKey } from '#lib/room/topics.ts';
import { chosen, harvestActions } from '#server/harvest/page-actions.ts';
import { relayPieces } from '#server/harvest/pass-on.ts';
import { readHarvest } from '#server/harvest/read.ts';
import { readProposalGroups } from '#server/proposals/read-list.ts';
import { act, page } from '#server/pages.ts';
import { draftNote } from '#server/relay/draft-note.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor, language }, params, url, depends }: PageServerLoadEvent) => {
	depends(topicKey('sheets'));
	for (const topic of ['assignments', 'proposals']) depends(topicKey(topic));
	const view = await readHarvest(actor, params.sheet);
	const target = targetOf(url.searchParams.get('as'));
	return {
		...view,
		writers: target === 'proposal' ? await readProposalGroups(actor) : [],
		language,
		target,
		chosen: url.searchParams.getAll('piece').slice(0, most),
		done: url.searchParams.get('done'),
		commandId: newId(),
		crumbs: [
			{ label: m.ui_groups(), href: '/groups' },
			{ label: view.group.name, href: `/groups/${view.group.id}` },
			{ label: m.sheets_tab(), href: `/groups/${view.group.id}/sheets` },
			{ label: view.sheet.title, href: `/sheets/${view.sheet.id}` },
			{ label: m.harvest_title() }
		]
	};
});

export const actions: Actions = {
	...harvestActions,
	relay: (event) =>
		act(event, async (form, actor) => {
			const input = { sheetId: event.params.sheet, pieces: chosen(form) };
			const { noteId } = await relayPieces(actor, input, form, draftNote);
			redirect(303, `/relay/${noteId}`);
		})
};
