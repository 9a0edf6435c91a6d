import { ChangeAssignment } from '#lib/assignments/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { assignmentNews, columnsOf, demandKnown, findAssignment } from './find.ts';

/**
 * Changes what an open task is, who has it or by when. Refusals: 'assignment.settled', 'input.invalid' by field,
 * 'thing.missing', 'access.denied'.
 */
export const changeAssignment = command(
	'assignment.change',
	ChangeAssignment,
	async ({ db, now, demand, audit, tell }, { assignmentId, ...said }) => {
		const { assignment, facts } = await findAssignment(db, assignmentId);
		demand('assignment.read', facts);
		demand('assignment.give', facts);
		if (assignment.state !== 'open') refuse('assignment.settled');
		await demandKnown(db, assignment.federationId, said, now);
		await db.assignment.update({ where: { id: assignmentId }, data: columnsOf(said) });
		await db.thing.update({ where: { id: assignmentId }, data: { title: said.text.slice(0, 200) } });
		audit('assignment.changed', { thingId: assignmentId, data: { ...said.owner } });
		tell(assignmentNews(assignment));
		return {};
	}
);
