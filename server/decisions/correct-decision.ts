import { CorrectDecision } from '#lib/decisions/schema.ts';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { decisionNews, demandUnlocked, findDecision } from './find.ts';
import { titleOf } from './prepare-decision.ts';

/**
 * Corrects the words of a decision that was taken: what stood before stays to be read, with the reason and by whom.
 * Refusals: 'input.invalid' (no reason), 'decision.not-decided', 'decision.adjusted', 'thing.missing', 'access.denied'.
 */
export const correctDecision = command(
	'decision.correct',
	CorrectDecision,
	async ({ db, actor, now, demand, audit, tell }, { decisionId, text, reasons, why }) => {
		const { decision, facts } = await findDecision(db, decisionId);
		demand('meeting.read', facts);
		demand('decision.decide', facts);
		if (decision.state !== 'decided') refuse('decision.not-decided');
		await demandUnlocked(db, facts, decision.itemId);
		if (decision.text === text && decision.reasons === reasons) return {};
		await db.decisionCorrection.create({
			data: {
				...{
					id: newId(),
					federationId: facts.federationId,
					decisionId,
					at: now,
					by: actor.membershipId ?? '',
					reason: why
				},
				was: JSON.stringify({ text: decision.text, reasons: decision.reasons })
			}
		});
		await db.decision.update({ where: { id: decisionId }, data: { text, reasons } });
		await db.thing.update({ where: { id: decisionId }, data: { title: titleOf(text) } });
		audit('decision.corrected', { thingId: decisionId });
		tell(decisionNews(facts));
		return {};
	}
);
