import { z } from 'zod';
import { command } from '#server/command.ts';
import { writeMail } from '#server/mail/write-mail.ts';
import { endSessionsOf } from './sessions-of.ts';
import { passwordChangedLetter } from './letters.ts';
import { carrierOf } from './member.ts';
import { useLink, withdrawTickets } from './tickets.ts';

/**
 * A new password by the link in a letter: every session of the account ends, every other open ticket is withdrawn, and
 * the owner is told. Refuses 'ticket.spent'. Out: the account's id.
 */
export const resetPassword = command(
	'password.reset',
	z.object({ token: z.string().max(200), passwordHash: z.string() }),
	async (ctx, { token, passwordHash }) => {
		ctx.demand('account.open', {});
		const { accountId } = await useLink(ctx, 'reset', token);
		const account = await ctx.db.account.update({
			where: { id: accountId ?? '' },
			data: { passwordHash },
			include: { memberships: { select: { federationId: true } } }
		});
		await withdrawTickets(ctx, account.id, ['invitation', 'reset', 'code']);
		await endSessionsOf(ctx, account.id);
		await writeMail(ctx, {
			to: account.email ?? '',
			kind: 'notice',
			federationId: carrierOf(account),
			...passwordChangedLetter(account)
		});
		ctx.audit('password.reset', { data: { accountId: account.id } });
		return account.id;
	}
);
