import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { assignmentActions } from '#server/assignments/page-actions.ts';
import { readAssignmentChoices } from '#server/assignments/read-choices.ts';
import { readAssignments } from '#server/assignments/read.ts';
import { context } from '#server/context.ts';
import { page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor, language }, url, depends }: PageServerLoadEvent) => {
	depends(topicKey('assignments'));
	const state = url.searchParams.has('settled') ? ('settled' as const) : ('open' as const);
	const groupId = (url.searchParams.get('group') ?? '').slice(0, 64);
	const list = await readAssignments(actor, { state, groupId });
	const gives = list.gives.find(({ id }) => id === groupId) ?? (list.gives.length === 1 ? list.gives[0] : undefined);
	return {
		...list,
		state,
		groupId: groupId || null,
		choices: gives ? await readAssignmentChoices(actor, gives.id) : null,
		language,
		now: context().clock.now(),
		commandId: newId(),
		crumbs: [{ label: m.assignments_title() }]
	};
});

export const actions: Actions = { ...assignmentActions };
