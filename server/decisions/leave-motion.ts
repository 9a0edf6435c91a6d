import { TheMotion } from '#lib/decisions/schema.ts';
import { readIds } from '#lib/decisions/took-part.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { decisionNews, findMotion } from './find.ts';
import { seatMeant } from './voters.ts';

/**
 * Somebody no longer stands behind a motion. It is withdrawn when nobody does; when whoever moved it leaves, the first
 * who joined has moved it. Refusals: 'decision.settled', 'motion.not-yours', 'thing.missing', 'access.denied'.
 */
export const leaveMotion = command(
	'motion.leave',
	TheMotion,
	async ({ db, actor, now, demand, audit, tell }, input) => {
		const { motion, decision, facts } = await findMotion(db, input.motionId);
		demand('meeting.read', facts);
		const seats = seatMeant({ actor, demand, own: 'motion.make' }, facts, input.seatId);
		if (decision.state !== 'prepared') refuse('decision.settled');
		const behind = [motion.seatId, ...readIds(motion.joined)];
		const left = behind.filter((seat) => !seats.includes(seat));
		if (left.length === behind.length) refuse('motion.not-yours');
		const [seatId, ...joined] = left;
		await db.motion.update({
			where: { id: motion.id },
			data: seatId === undefined ? { withdrawnAt: now } : { seatId, joined: JSON.stringify(joined) }
		});
		audit(seatId === undefined ? 'motion.withdrawn' : 'motion.left', {
			thingId: decision.id,
			data: { motionId: motion.id }
		});
		tell(decisionNews(facts));
		return {};
	}
);
