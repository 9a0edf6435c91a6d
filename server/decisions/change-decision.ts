import { ChangeDecision } from '#lib/decisions/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { decisionNews, findDecision } from './find.ts';
import { titleOf } from './prepare-decision.ts';

/**
 * Changes the words of a proposal that is not decided. Refusals: 'input.invalid' by field, 'decision.settled' once it
 * is decided (then it is corrected) or withdrawn, 'decision.changed' when somebody has written meanwhile,
 * 'thing.missing', 'access.denied'.
 */
export const changeDecision = command(
	'decision.change',
	ChangeDecision,
	async ({ db, demand, audit, tell }, { decisionId, before, ...written }) => {
		const { decision, facts } = await findDecision(db, decisionId);
		demand('meeting.read', facts);
		demand('decision.prepare', facts);
		if (decision.state !== 'prepared') refuse('decision.settled');
		if (before !== undefined && before !== decision.text) refuse('decision.changed');
		await db.decision.update({ where: { id: decisionId }, data: written });
		await db.thing.update({ where: { id: decisionId }, data: { title: titleOf(written.text) } });
		audit('decision.changed', { thingId: decisionId });
		tell(decisionNews(facts));
		return {};
	}
);
