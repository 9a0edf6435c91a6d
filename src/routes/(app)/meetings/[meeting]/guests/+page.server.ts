import { newId } from '#lib/ids/id.ts';
import { topicKey } from '#lib/room/topics.ts';
import { readAttendance } from '#server/attendance/read.ts';
import { readNamedItems } from '#server/attendance/read-items.ts';
import { context } from '#server/context.ts';
import { guestActions } from '#server/guests/page-actions.ts';
import { readGuests } from '#server/guests/read.ts';
import { page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, depends }: PageServerLoadEvent) => {
	for (const topic of ['attendance', 'agenda']) depends(topicKey(topic));
	const [guests, items, attendance] = await Promise.all([
		readGuests(actor, params.meeting),
		readNamedItems(actor, params.meeting),
		readAttendance(actor, params.meeting)
	]);
	return {
		guests,
		items,
		facts: attendance.facts,
		codeAddress: `${context().config.origin}/guest`,
		commandId: newId()
	};
});

export const actions: Actions = { ...guestActions };
