import { newId } from '#lib/ids/id.ts';
import { topicKey } from '#lib/room/topics.ts';
import { context } from '#server/context.ts';
import { minutesActions } from '#server/minutes/page-actions.ts';
import { readMinutes } from '#server/minutes/read.ts';
import { page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

const topics = ['minutes', 'agenda', 'items', 'files', 'network', 'attendance', 'calling', 'votes', 'decisions'];

export const load = page(async ({ locals, params, depends }: PageServerLoadEvent) => {
	for (const topic of topics) depends(topicKey(topic));
	return {
		minutes: await readMinutes(locals.actor, params.meeting),
		now: context().clock.now(),
		commandId: newId()
	};
});

export const actions: Actions = minutesActions;
