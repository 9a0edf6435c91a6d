import { AddressDecision } from '#lib/decisions/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { decisionNews, demandUnlocked, findDecision } from './find.ts';

/**
 * Says to whom a decision is sent (expedieras till), one a line; also after it was taken, since it changes nothing in
 * it, until the minutes that say so are locked. Refusals: 'input.invalid', 'decision.settled' for a withdrawn one,
 * 'decision.adjusted', 'thing.missing', 'access.denied'.
 */
export const addressDecision = command(
	'decision.address',
	AddressDecision,
	async ({ db, demand, audit, tell }, { decisionId, addressees }) => {
		const { decision, facts } = await findDecision(db, decisionId);
		demand('meeting.read', facts);
		demand('decision.prepare', facts);
		if (decision.state === 'withdrawn') refuse('decision.settled');
		await demandUnlocked(db, facts, decision.itemId);
		await db.decision.update({ where: { id: decisionId }, data: { addressees } });
		audit('decision.addressed', { thingId: decisionId });
		tell(decisionNews(facts));
		return {};
	}
);
