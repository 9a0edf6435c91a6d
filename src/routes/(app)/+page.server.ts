import { redirect } from '@sveltejs/kit';
import { topicKey } from '#lib/room/topics.ts';
import { toLocal } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { context } from '#server/context.ts';
import { noteVisit } from '#server/home/note-visit.ts';
import { readHome } from '#server/home/read.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types.js';

export const load = page(async ({ locals, depends }: PageServerLoadEvent) => {
	// A guest has one place in the house.
	if (locals.actor.boundSheetId !== null) redirect(303, `/sheets/${locals.actor.boundSheetId}`);
	if (locals.actor.kind === 'guest') redirect(303, '/visit');
	for (const topic of ['meetings', 'network', 'assignments', 'relay', 'proposals', 'briefings'])
		depends(topicKey(topic));
	return { home: await readHome(locals.actor), crumbs: [{ label: m.home_title() }] };
});

export const actions: Actions = {
	visit: (event) =>
		act(event, async (_form, actor) => {
			await noteVisit(actor, {}, { commandId: `visit ${toLocal(context().clock.now()).date}` });
		})
};
