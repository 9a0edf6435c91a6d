import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { context } from '#server/context.ts';
import { act, page } from '#server/pages.ts';
import { mergeNotes } from '#server/relay/merge-notes.ts';
import { said } from '#server/relay/page-actions.ts';
import { readToMerge } from '#server/relay/read-desk.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, url }: PageServerLoadEvent) => ({
	notes: await readToMerge(locals.actor, url.searchParams.getAll('note')),
	language: locals.language,
	now: context().clock.now(),
	commandId: newId(),
	crumbs: [
		{ label: m.office_title(), href: '/office' },
		{ label: m.relay_title(), href: '/relay' },
		{ label: m.relay_merge() }
	]
}));

export const actions: Actions = {
	default: (event) =>
		act(event, async (form, actor) => {
			const { noteId } = await mergeNotes(actor, { noteIds: form.all('noteIds'), ...said(form) }, form);
			return redirect(303, `/relay/${noteId}`);
		})
};
