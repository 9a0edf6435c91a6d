import { m } from '#lib/i18n/paraglide/messages.js';
import { can } from '#lib/permissions/rules.ts';
import { topicKey } from '#lib/room/topics.ts';
import { context } from '#server/context.ts';
import { page } from '#server/pages.ts';
import { readThread } from '#server/thread/read.ts';
import type { PageServerLoadEvent } from './$types';

const topics = ['agenda', 'assignments', 'decisions', 'matters', 'relay'];

export const load = page(async ({ locals: { actor, language }, params, depends }: PageServerLoadEvent) => {
	for (const topic of topics) depends(topicKey(topic));
	const thread = await readThread(actor, params.thing);
	const groupId = thread.knots.find(({ id }) => id === thread.here)?.seen?.group?.id;
	return {
		thread,
		maySend: groupId !== undefined && can(actor, 'relay.draft', { federationId: actor.federationId, groupId }),
		language,
		now: context().clock.now(),
		crumbs: [{ label: m.thread_title() }]
	};
});
