import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { context } from '#server/context.ts';
import { act, page } from '#server/pages.ts';
import { draftNote } from '#server/relay/draft-note.ts';
import { said } from '#server/relay/page-actions.ts';
import { readNewNote } from '#server/relay/read-choices.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, url }: PageServerLoadEvent) => {
	const choices = await readNewNote(locals.actor, url.searchParams.get('from') ?? '');
	return {
		...choices,
		groupId: choices.from?.groupId ?? url.searchParams.get('group') ?? choices.groups[0]?.id ?? '',
		language: locals.language,
		now: context().clock.now(),
		commandId: newId(),
		crumbs: [{ label: m.relay_title(), href: '/relay' }, { label: m.relay_new_crumb() }]
	};
});

export const actions: Actions = {
	default: (event) =>
		act(event, async (form, actor) => {
			const from = { groupId: form.text('groupId'), fromThingId: event.url.searchParams.get('from') };
			const { noteId } = await draftNote(actor, { ...from, ...said(form), wishes: form.all('wishes') }, form);
			return redirect(303, `/relay/${noteId}`);
		})
};
