import { SettleAssignment } from '#lib/assignments/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { assignmentNews, findAssignment } from './find.ts';

/**
 * Answers a task: it is done, or is not to be done (then why). By whoever has it, or who leads the group that gave it;
 * it can be taken back. Refusals: 'assignment.settled', 'input.invalid' where it is dropped without a word,
 * 'thing.missing', 'access.denied'.
 */
export const settleAssignment = command(
	'assignment.settle',
	SettleAssignment,
	async ({ db, actor, now, demand, audit, tell }, { assignmentId, state, answer }) => {
		const { assignment, facts } = await findAssignment(db, assignmentId);
		demand('assignment.read', facts);
		demand('assignment.settle', facts);
		if (state === 'dropped' && answer === '') refuse('input.invalid', { fields: { answer: 'field.required' } });
		const settled = await db.assignment.updateMany({
			where: { id: assignmentId, federationId: assignment.federationId, state: 'open' },
			data: { state, answer, settledAt: now, settledBy: actor.membershipId }
		});
		if (settled.count === 0) refuse('assignment.settled');
		audit('assignment.settled', { thingId: assignmentId, data: { state } });
		tell(assignmentNews(assignment));
		return {};
	}
);
