import { TheDecision } from '#lib/decisions/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { decisionNews, findDecision } from './find.ts';

/**
 * Brings a proposal back that was taken away. One that had been decided stays struck.
 * Refusals: 'decision.settled', 'thing.missing', 'access.denied'.
 */
export const restoreDecision = command(
	'decision.restore',
	TheDecision,
	async ({ db, demand, audit, tell }, { decisionId }) => {
		const { decision, facts } = await findDecision(db, decisionId);
		demand('meeting.read', facts);
		demand('decision.prepare', facts);
		if (decision.state === 'prepared') return {};
		if (decision.ordinal !== null) refuse('decision.settled');
		await db.decision.update({ where: { id: decisionId }, data: { state: 'prepared' } });
		await db.thing.update({ where: { id: decisionId }, data: { removedAt: null, reason: null } });
		audit('decision.restored', { thingId: decisionId });
		tell(decisionNews(facts));
		return {};
	}
);
