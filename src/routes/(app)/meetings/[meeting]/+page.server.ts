import { redirect } from '@sveltejs/kit';
import { placeOf } from '#lib/meetings/states.ts';
import { readMeeting } from '#server/meetings/read.ts';
import { page } from '#server/pages.ts';
import type { PageServerLoadEvent } from './$types';

/** A meeting's own address leads to what it is now for: its agenda, its room, or what was written. */
export const load = page(async ({ locals, params }: PageServerLoadEvent) => {
	const meeting = await readMeeting(locals.actor, params.meeting);
	redirect(307, `/meetings/${meeting.id}/${placeOf(meeting.state)}`);
});
