import { WriteStatement } from '#lib/decisions/schema.ts';
import { command } from '#server/command.ts';
import { decisionNews, demandUnlocked, findStatement } from './find.ts';

/**
 * Writes the words of a reservation or note that was announced, in the meeting or after it; whoever made it, or whoever
 * leads. Refusals: 'input.invalid', 'decision.adjusted', 'thing.missing', 'access.denied'.
 */
export const writeStatement = command(
	'statement.write',
	WriteStatement,
	async ({ db, actor, now, demand, audit, tell }, { statementId, text }) => {
		const { statement, decision, facts } = await findStatement(db, statementId);
		demand('meeting.read', facts);
		demand(statement.membershipId === actor.membershipId ? 'statement.make' : 'decision.prepare', facts);
		await demandUnlocked(db, facts, decision.itemId);
		await db.reservation.update({ where: { id: statementId }, data: { text, textAt: now } });
		audit('statement.written', { thingId: decision.id, data: { statementId } });
		tell(decisionNews(facts));
		return {};
	}
);
