import { WithdrawDecision } from '#lib/decisions/schema.ts';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { unsettleByDecision } from '#server/meetings/settle-outcome.ts';
import { giveBack } from '#server/proposals/follow-body.ts';
import { decisionNews, demandUnlocked, findDecision } from './find.ts';

/**
 * Takes away a proposal, which can be brought back; or strikes a decision that was recorded by mistake: it keeps its
 * number and its words, and says why. Refusals: 'input.invalid' where a decided one is struck without a reason,
 * 'decision.settled' when it is withdrawn already, 'thing.missing', 'access.denied'.
 */
export const withdrawDecision = command('decision.withdraw', WithdrawDecision, async (ctx, { decisionId, why }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const { decision, facts } = await findDecision(db, decisionId);
	demand('meeting.read', facts);
	const decided = decision.state === 'decided';
	demand(decided ? 'decision.decide' : 'decision.prepare', facts);
	if (decision.state === 'withdrawn') refuse('decision.settled');
	if (decided && why === '') refuse('input.invalid', { fields: { why: 'field.required' } });
	const { federationId } = facts;
	if (decided) await demandUnlocked(db, facts, decision.itemId);
	if (decided)
		await db.decisionCorrection.create({
			data: {
				...{ id: newId(), federationId, decisionId, at: now, by: actor.membershipId ?? '', reason: why },
				was: JSON.stringify({ text: decision.text, reasons: decision.reasons })
			}
		});
	await db.decision.update({ where: { id: decisionId }, data: { state: 'withdrawn' } });
	const left = decision.motions.some(
		({ kind, outcome }) => outcome === 'carried' && (kind === 'defer' || kind === 'refer')
	);
	if (decided) await giveBack(ctx, decision.itemId, { decisionId, reason: why });
	if (decided && left) await unsettleByDecision(ctx, facts, decision.itemId);
	await db.thing.update({ where: { id: decisionId }, data: { removedAt: now, reason: why || null } });
	audit('decision.withdrawn', { thingId: decisionId, data: { decided } });
	tell(decisionNews(facts));
	return {};
});
