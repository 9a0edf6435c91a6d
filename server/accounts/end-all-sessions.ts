import { z } from 'zod';
import { command } from '#server/command.ts';
import { endSessionsOf } from './sessions-of.ts';

/** Signs the account out everywhere, but for the session named `keep` (A5). Out: how many sessions ended. */
export const endAllSessions = command(
	'session.end-all',
	z.object({ accountId: z.string(), keep: z.string().optional() }),
	async (ctx, { accountId, keep }) => {
		ctx.demand('session.end', { ownerAccountId: accountId });
		const count = await endSessionsOf(ctx, accountId, keep);
		ctx.audit('session.ended-everywhere', { data: { accountId, count } });
		return count;
	}
);
