import { redirect } from '@sveltejs/kit';
import { topicKey } from '#lib/room/topics.ts';
import { page } from '#server/pages.ts';
import { readFloor } from '#server/speakers/read.ts';
import type { LayoutServerLoadEvent } from './$types';

// What changes most often in a room is asked for on its own: somebody who asks for the floor makes nobody read the whole
// meeting again.
export const load = page(async ({ locals: { actor }, params, depends }: LayoutServerLoadEvent) => {
	depends(topicKey('speakers'));
	if (actor.kind === 'guest' && actor.boundMeetingId === params.meeting) redirect(303, '/visit');
	return { floor: await readFloor(actor, params.meeting) };
});
