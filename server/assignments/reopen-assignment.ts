import { TheAssignment } from '#lib/assignments/schema.ts';
import { command } from '#server/command.ts';
import { assignmentNews, findAssignment } from './find.ts';

/** Takes an answer back: the task is open again, and keeps what was answered. Refusals: 'thing.missing', 'access.denied'. */
export const reopenAssignment = command(
	'assignment.reopen',
	TheAssignment,
	async ({ db, demand, audit, tell }, { assignmentId }) => {
		const { assignment, facts } = await findAssignment(db, assignmentId);
		demand('assignment.read', facts);
		demand('assignment.settle', facts);
		if (assignment.state === 'open') return {};
		await db.assignment.update({
			where: { id: assignmentId },
			data: { state: 'open', settledAt: null, settledBy: null }
		});
		audit('assignment.reopened', { thingId: assignmentId });
		tell(assignmentNews(assignment));
		return {};
	}
);
