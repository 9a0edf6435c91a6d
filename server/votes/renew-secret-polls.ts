import { z } from 'zod';
import { seatsIn } from '#lib/votes/poll.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';

/**
 * After a crash: open secret polls whose key went with the memory get a new one. What was sealed with the old can never
 * be opened and is dropped; whose it was is kept, told, and waited for at closing (V9). Done at every start, before
 * anybody is let in.
 */
export const renewSecretPolls = command('poll.renew', z.object({}), async ({ db, demand, audit, tell }) => {
	demand('portal.work', {});
	const { ballotKeys } = context();
	const open = await db.poll.findMany({
		where: { kind: 'secret', state: 'open' },
		include: { ballots: { select: { seatId: true } } }
	});
	for (const { id, federationId, groupId, meetingId, publicKey, former, ballots } of open) {
		if (ballotKeys.holds(id, publicKey)) continue;
		const lost = new Set([...seatsIn(former), ...ballots.map(({ seatId }) => seatId)]);
		await db.ballot.deleteMany({ where: { pollId: id, federationId } });
		await db.poll.updateMany({
			where: { id, federationId, state: 'open' },
			data: {
				publicKey: ballotKeys.make(id),
				former: JSON.stringify([...lost]),
				round: { increment: 1 },
				version: { increment: 1 }
			}
		});
		audit('poll.renewed', { federationId, thingId: id, data: { lost: lost.size } });
		tell({ topic: 'votes', federationId, groupId, meetingId });
	}
	return { renewed: open.length };
});
