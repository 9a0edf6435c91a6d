import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { isRefusal } from '#lib/refusals/refusal.ts';
import { topicKey } from '#lib/room/topics.ts';
import { context } from '#server/context.ts';
import { page } from '#server/pages.ts';
import { noteActions } from '#server/relay/page-actions.ts';
import { readNote } from '#server/relay/read-note.ts';
import { readWayTo } from '#server/relay/read-received.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, params, depends, url }: PageServerLoadEvent) => {
	depends(topicKey('relay'));
	const note = await readNote(locals.actor, params.note).catch(async (no: unknown) => {
		// Whoever follows the thread from a group that got it comes to what was sent to that group.
		const hopId = isRefusal(no) && no.code === 'thing.missing' ? await readWayTo(locals.actor, params.note) : null;
		if (hopId !== null) redirect(303, `/relay/received/${hopId}`);
		throw no;
	});
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
