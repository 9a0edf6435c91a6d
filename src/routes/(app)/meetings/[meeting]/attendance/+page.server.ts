import { newId } from '#lib/ids/id.ts';
import { topicKey } from '#lib/room/topics.ts';
import { readLog, readAttendance } from '#server/attendance/read.ts';
import { readNamedItems } from '#server/attendance/read-items.ts';
import { attendanceActions } from '#server/attendance/room-actions.ts';
import { page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, depends }: PageServerLoadEvent) => {
	for (const topic of ['attendance', 'agenda', 'calling', 'network']) depends(topicKey(topic));
	const [attendance, log, items] = await Promise.all([
		readAttendance(actor, params.meeting),
		readLog(actor, params.meeting),
		readNamedItems(actor, params.meeting)
	]);
	return { attendance, log, items, commandId: newId() };
});

export const actions: Actions = { ...attendanceActions };
