import { z } from 'zod';
import { SixDigits } from '#lib/accounts/schema.ts';
import { command } from '#server/command.ts';
import { codeAttempts, codeHash, sameHash } from './tickets.ts';

/**
 * Tries a code against the ticket of the browser that asked for it; each try is counted and committed, right or wrong,
 * and a right one uses it up (A10). Out: the account's id, or null for every kind of wrong.
 */
export const tryCode = command(
	'code.try',
	z.object({ ticketId: z.string().max(64), code: SixDigits }),
	async ({ db, now, demand, audit }, { ticketId, code }) => {
		demand('account.open', {});
		const counted = await db.ticket.updateMany({
			where: {
				id: ticketId,
				kind: 'code',
				usedAt: null,
				withdrawnAt: null,
				expiresAt: { gt: now },
				attempts: { lt: codeAttempts }
			},
			data: { attempts: { increment: 1 } }
		});
		const ticket = counted.count === 1 ? await db.ticket.findUnique({ where: { id: ticketId } }) : null;
		if (!ticket?.accountId || !sameHash(ticket.hash, codeHash(ticketId, code))) return null;
		await db.ticket.update({ where: { id: ticketId }, data: { usedAt: now } });
		audit('code.used', { data: { accountId: ticket.accountId } });
		return ticket.accountId;
	}
);
