import { WriteStatement } from '#lib/decisions/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { areLocked } from '#server/minutes/find.ts';
import { decisionNews, findStatement } from './find.ts';

/**
 * Writes the words of a reservation or note that was announced, in the meeting or after it; whoever made it, or whoever
 * leads; until the minutes are locked (J5). Refusals: 'input.invalid', 'minutes.state', 'thing.missing', 'access.denied'.
 */
export const writeStatement = command(
	'statement.write',
	WriteStatement,
	async ({ db, actor, now, demand, audit, tell }, { statementId, text }) => {
		const { statement, decision, facts } = await findStatement(db, statementId);
		demand('meeting.read', facts);
		demand(statement.membershipId === actor.membershipId ? 'statement.make' : 'decision.prepare', facts);
		if (await areLocked(db, facts)) refuse('minutes.state');
		await db.reservation.update({ where: { id: statementId }, data: { text, textAt: now } });
		audit('statement.written', { thingId: decision.id, data: { statementId } });
		tell(decisionNews(facts));
		return {};
	}
);
