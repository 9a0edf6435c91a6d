import { MakeMotion } from '#lib/decisions/schema.ts';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { decisionNews, findDecision } from './find.ts';
import { seatMeant, voterAmong } from './voters.ts';

/**
 * Somebody with a vote moves something at a proposal (yrkande); whoever leads may write it for them. Out: its id.
 * Refusals: 'input.invalid' (words missing where they are needed), 'meeting.state', 'decision.settled',
 * 'decision.not-treated', 'motion.no-vote', 'thing.missing', 'access.denied'.
 */
export const makeMotion = command('motion.make', MakeMotion, async ({ db, actor, now, demand, audit, tell }, input) => {
	const { decisionId, kind, text } = input;
	const { decision, facts } = await findDecision(db, decisionId);
	demand('meeting.read', facts);
	if (facts.meetingState !== 'live' && facts.meetingState !== 'ended') refuse('meeting.state');
	const seats = seatMeant({ actor, demand, own: 'motion.make' }, facts, input.seatId);
	if (decision.state !== 'prepared') refuse('decision.settled');
	const seatId = await voterAmong(db, facts, decision.itemId, seats);
	const id = newId();
	await db.motion.create({
		data: { id, federationId: facts.federationId, decisionId, kind, text, seatId, createdAt: now }
	});
	audit('motion.made', { thingId: decisionId, data: { motionId: id, kind, seatId } });
	tell(decisionNews(facts));
	return { motionId: id };
});
