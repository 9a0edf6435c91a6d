import { z } from 'zod';
import { command } from '#server/command.ts';

/** Notes that those who have some tasks have been told of them in their digest: once, unless a task is changed (U21). */
export const noteReminded = command(
	'digest.note-reminded',
	z.object({ assignmentIds: z.array(z.string()) }),
	async ({ db, now, demand, audit }, { assignmentIds }) => {
		demand('portal.work', {});
		for (const id of assignmentIds) {
			const done = await db.assignment.updateMany({ where: { id, remindedAt: null }, data: { remindedAt: now } });
			if (done.count > 0) audit('assignment.reminded', { thingId: id });
		}
	}
);
