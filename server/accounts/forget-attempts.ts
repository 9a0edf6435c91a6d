import { z } from 'zod';
import { command } from '#server/command.ts';

/** Takes a counter away; out: whether there was one. */
export const forgetAttempts = command(
	'attempt.forget',
	z.object({ key: z.string().max(64) }),
	async ({ db, demand }, { key }) => {
		demand('portal.work', {});
		return (await db.rateLimit.deleteMany({ where: { key } })).count > 0;
	}
);
