import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { context } from '#server/context.ts';
import { page } from '#server/pages.ts';
import { noteActions } from '#server/relay/page-actions.ts';
import { readNote } from '#server/relay/read-note.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, params, depends, url }: PageServerLoadEvent) => {
	depends(topicKey('relay'));
	const note = await readNote(locals.actor, params.note);
	return {
		note,
		office: locals.actor.office !== null,
		done: url.searchParams.get('done') ?? '',
		language: locals.language,
		now: context().clock.now(),
		commandId: newId(),
		groupId: note.group?.id ?? null,
		crumbs: [{ label: m.relay_title(), href: '/relay' }, { label: note.title }]
	};
});

export const actions: Actions = noteActions;
