import { OrderMotions } from '#lib/decisions/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { decisionNews, findDecision } from './find.ts';

/**
 * Sets the order in which the chair puts the motions (propositionsordning). All that stand must be named, once.
 * Refusals: 'decision.settled', 'decision.changed' when a motion has come or gone meanwhile, 'thing.missing',
 * 'access.denied'.
 */
export const orderMotions = command(
	'motion.order',
	OrderMotions,
	async ({ db, demand, audit, tell }, { decisionId, motionIds }) => {
		const { decision, facts } = await findDecision(db, decisionId);
		demand('meeting.read', facts);
		demand('decision.prepare', facts);
		if (decision.state !== 'prepared') refuse('decision.settled');
		const standing = decision.motions.filter((motion) => !motion.withdrawnAt).map(({ id }) => id);
		if (standing.length !== motionIds.length || new Set([...standing, ...motionIds]).size !== standing.length)
			refuse('decision.changed');
		for (const [index, id] of motionIds.entries()) await db.motion.update({ where: { id }, data: { turn: index + 1 } });
		audit('motion.ordered', { thingId: decisionId });
		tell(decisionNews(facts));
		return {};
	}
);
