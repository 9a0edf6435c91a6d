import { topicKey } from '#lib/room/topics.ts';
import { context } from '#server/context.ts';
import { readForMe } from '#server/meetings/read-for-me.ts';
import { page } from '#server/pages.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor, language }, params, depends }: PageServerLoadEvent) => {
	for (const topic of ['meetings', 'attendance', 'votes', 'decisions', 'assignments']) depends(topicKey(topic));
	return { forMe: await readForMe(actor, params.meeting), language, now: context().clock.now() };
});
