import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { context } from '#server/context.ts';
import { page } from '#server/pages.ts';
import { readThread } from '#server/thread/read.ts';
import type { PageServerLoadEvent } from './$types';

const topics = ['agenda', 'assignments', 'decisions', 'matters'];

export const load = page(async ({ locals: { actor, language }, params, depends }: PageServerLoadEvent) => {
	for (const topic of topics) depends(topicKey(topic));
	return {
		thread: await readThread(actor, params.thing),
		language,
		now: context().clock.now(),
		crumbs: [{ label: m.thread_title() }]
	};
});
