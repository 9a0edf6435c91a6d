import { z } from 'zod';
import { command } from '#server/command.ts';

/** One session ends; its sockets are told to come back through the door. Already ended: nothing happens. */
export const endSession = command(
	'session.end',
	z.object({ id: z.string().length(64) }),
	async ({ db, demand, audit, tell }, { id }) => {
		const session = await db.session.findUnique({
			where: { id },
			select: { accountId: true, membership: { select: { federationId: true } } }
		});
		demand('session.end', { ownerAccountId: session?.accountId ?? null });
		if (!session) return;
		await db.session.delete({ where: { id } });
		audit('session.ended', {
			...(session.membership ? { federationId: session.membership.federationId } : {}),
			data: { accountId: session.accountId }
		});
		tell({ topic: 'accounts', rightsOf: { sessionId: id } });
	}
);
