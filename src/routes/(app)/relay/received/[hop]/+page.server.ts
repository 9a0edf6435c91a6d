import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { can } from '#lib/permissions/rules.ts';
import { topicKey } from '#lib/room/topics.ts';
import { context } from '#server/context.ts';
import { page } from '#server/pages.ts';
import { receivedActions } from '#server/relay/page-actions.ts';
import { readReceived } from '#server/relay/read-received.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, params, depends, url }: PageServerLoadEvent) => {
	for (const topic of ['relay', 'meetings']) depends(topicKey(topic));
	const view = await readReceived(locals.actor, params.hop);
	return {
		view,
		office: locals.actor.office !== null,
		done: url.searchParams.get('done') ?? '',
		language: locals.language,
		now: context().clock.now(),
		commandId: newId(),
		groupId: view.group.id,
		mayPropose: can(locals.actor, 'proposal.begin', {
			federationId: locals.actor.federationId,
			groupId: view.group.id
		}),
		crumbs: [{ label: m.relay_title(), href: '/relay' }, { label: view.payload?.title ?? m.relay_state_withdrawn() }]
	};
});

export const actions: Actions = receivedActions;
