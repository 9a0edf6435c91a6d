import { z } from 'zod';
import { command } from '#server/command.ts';

/** 90 days: then one signs in anew, however often one has been here (A4). */
const absoluteLife = 90 * 24 * 3600_000;

/** The end of a session that began at `createdAt` and is asked to last until `until`. */
export const lifeWithin = (createdAt: Date, until: Date): Date =>
	new Date(Math.min(until.getTime(), createdAt.getTime() + absoluteLife));

/** A session in use lives on, to `expiresAt` or to its absolute end. Ended in the meantime: it stays ended. */
export const extendSession = command(
	'session.extend',
	z.object({ id: z.string().length(64), expiresAt: z.date() }),
	async ({ db, demand }, { id, expiresAt }) => {
		const session = await db.session.findUnique({ where: { id }, select: { accountId: true, createdAt: true } });
		demand('session.end', { ownerAccountId: session?.accountId ?? null });
		if (!session) return;
		await db.session.update({ where: { id }, data: { expiresAt: lifeWithin(session.createdAt, expiresAt) } });
	}
);
