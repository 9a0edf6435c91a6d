import { redirect } from '@sveltejs/kit';
import { topicKey } from '#lib/room/topics.ts';
import { readDecisions } from '#server/decisions/read.ts';
import { page } from '#server/pages.ts';
import { readPolls } from '#server/votes/read.ts';
import type { LayoutServerLoadEvent } from './$types';

// Votes, and what is decided by them, are asked for on their own, as the floor is: one that is opened or closed makes
// nobody read the whole meeting again. Who would have a vote on the current item follows from the log and who sits.
export const load = page(async ({ locals: { actor }, params, depends }: LayoutServerLoadEvent) => {
	for (const topic of ['votes', 'meetings', 'attendance', 'network', 'decisions', 'minutes']) depends(topicKey(topic));
	if (actor.kind === 'guest' && actor.boundMeetingId === params.meeting) redirect(303, '/visit');
	const [polls, decisions] = await Promise.all([
		readPolls(actor, params.meeting),
		readDecisions(actor, params.meeting)
	]);
	return { polls, decisions };
});
