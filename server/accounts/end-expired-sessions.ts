import { z } from 'zod';
import { command } from '#server/command.ts';

/** Takes away the sessions whose time is out; they open nothing any more. */
export const endExpiredSessions = command('session.end-expired', z.object({}), async ({ db, demand, now }) => {
	demand('portal.work', {});
	await db.session.deleteMany({ where: { expiresAt: { lte: now } } });
});
