import { z } from 'zod';
import { command } from '#server/command.ts';

/**
 * Adds `points` to a counter of the rate limiter in one step, so that attempts made at the same moment are all counted
 * (A8). A counter whose time is out begins anew with `seconds` to live. Out: the counter as it stands, with the
 * milliseconds it has left.
 */
export const countAttempt = command(
	'attempt.count',
	z.object({ key: z.string().max(64), points: z.number().int(), seconds: z.number().int().positive() }),
	async ({ db, demand, now }, { key, points, seconds }) => {
		demand('portal.work', {});
		const begun = await db.rateLimit.findUnique({ where: { key } });
		const running = begun?.expire && begun.expire > now ? begun : null;
		const row = await db.rateLimit.upsert({
			where: { key },
			create: { key, points: Math.max(0, points), expire: new Date(now.getTime() + seconds * 1000) },
			update: running
				? { points: Math.max(0, running.points + points) }
				: { points: Math.max(0, points), expire: new Date(now.getTime() + seconds * 1000) }
		});
		return { points: row.points, left: row.expire ? row.expire.getTime() - now.getTime() : 0 };
	}
);
