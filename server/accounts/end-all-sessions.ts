import { z } from 'zod';
import { command } from '#server/command.ts';

/** Signs the account out everywhere, but for `keep` (A5). Out: how many sessions ended. */
export const endAllSessions = command(
	'session.end-all',
	z.object({ accountId: z.string(), keep: z.string().optional() }),
	async ({ db, demand, audit, tell }, { accountId, keep }) => {
		demand('session.end', { ownerAccountId: accountId });
		const sessions = await db.session.findMany({
			where: { accountId, ...(keep ? { id: { not: keep } } : {}) },
			select: { id: true }
		});
		await db.session.deleteMany({ where: { id: { in: sessions.map(({ id }) => id) } } });
		audit('session.ended-everywhere', { data: { accountId, count: sessions.length } });
		for (const { id } of sessions) tell({ topic: 'accounts', rightsOf: { sessionId: id } });
		return sessions.length;
	}
);
