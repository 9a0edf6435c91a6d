import { TheMotion } from '#lib/decisions/schema.ts';
import { readIds } from '#lib/decisions/took-part.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { decisionNews, findMotion } from './find.ts';
import { seatMeant, voterAmong } from './voters.ts';

/**
 * Somebody with a vote joins another's motion. Joining twice changes nothing. Refusals: 'meeting.state',
 * 'decision.settled', 'decision.not-treated', 'motion.no-vote', 'thing.missing', 'access.denied'.
 */
export const joinMotion = command('motion.join', TheMotion, async ({ db, actor, demand, audit, tell }, input) => {
	const { motion, decision, facts } = await findMotion(db, input.motionId);
	demand('meeting.read', facts);
	if (facts.meetingState !== 'live' && facts.meetingState !== 'ended') refuse('meeting.state');
	const seats = seatMeant({ actor, demand, own: 'motion.make' }, facts, input.seatId);
	if (decision.state !== 'prepared') refuse('decision.settled');
	const seatId = await voterAmong(db, facts, decision.itemId, seats);
	const joined = readIds(motion.joined);
	if (motion.seatId === seatId || joined.includes(seatId)) return {};
	await db.motion.update({ where: { id: motion.id }, data: { joined: JSON.stringify([...joined, seatId]) } });
	audit('motion.joined', { thingId: decision.id, data: { motionId: motion.id, seatId } });
	tell(decisionNews(facts));
	return {};
});
