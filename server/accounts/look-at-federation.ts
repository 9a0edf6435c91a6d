import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { countingAt } from '#server/network/find.ts';

/** This session looks at another federation that the person is a member of. Refuses 'thing.missing' for any other. */
export const lookAtFederation = command(
	'session.look-at',
	z.object({ membershipId: z.string().max(64) }),
	async ({ db, actor, now, demand, audit, tell }, { membershipId }) => {
		demand('account.own', { ownerAccountId: actor.accountId });
		const membership = await db.membership.findFirst({
			where: {
				id: membershipId,
				accountId: actor.accountId ?? '',
				...countingAt(now)
			}
		});
		const sessionId = actor.sessionId;
		if (!membership || !sessionId) refuse('thing.missing');
		await db.session.update({ where: { id: sessionId }, data: { membershipId } });
		audit('session.looked-at', { federationId: membership.federationId });
		tell({ topic: 'accounts', rightsOf: { sessionId } });
	}
);
