import { TheStatement } from '#lib/decisions/schema.ts';
import { command } from '#server/command.ts';
import { decisionNews, demandUnlocked, findStatement } from './find.ts';

/** Takes back a reservation or note; whoever made it, or whoever leads. Refusals: 'thing.missing', 'access.denied'. */
export const withdrawStatement = command(
	'statement.withdraw',
	TheStatement,
	async ({ db, actor, now, demand, audit, tell }, { statementId }) => {
		const { statement, decision, facts } = await findStatement(db, statementId);
		demand('meeting.read', facts);
		demand(statement.membershipId === actor.membershipId ? 'statement.make' : 'decision.prepare', facts);
		await demandUnlocked(db, facts, decision.itemId);
		await db.reservation.update({ where: { id: statementId }, data: { withdrawnAt: now } });
		audit('statement.withdrawn', { thingId: decision.id, data: { statementId } });
		tell(decisionNews(facts));
		return {};
	}
);
