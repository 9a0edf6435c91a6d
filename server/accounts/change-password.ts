import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { writeMail } from '#server/mail/write-mail.ts';
import { passwordChangedLetter } from './letters.ts';
import { carrierOf } from './member.ts';
import { endSessionsOf } from './sessions-of.ts';
import { withdrawTickets } from './tickets.ts';

/**
 * A signed-in person changes their password: the other sessions end, open links and codes are withdrawn, the owner is
 * told. `proof` is the hash that the old password was found right against; refuses 'account.wrong-sign-in' when it has
 * been changed since.
 */
export const changePassword = command(
	'password.change',
	z.object({ proof: z.string(), passwordHash: z.string() }),
	async (ctx, { proof, passwordHash }) => {
		const { db, actor, demand, audit } = ctx;
		demand('account.own', { ownerAccountId: actor.accountId });
		const id = actor.accountId ?? '';
		const changed = await db.account.updateMany({ where: { id, passwordHash: proof }, data: { passwordHash } });
		if (changed.count === 0) refuse('account.wrong-sign-in');
		const account = await db.account.findUniqueOrThrow({
			where: { id },
			include: { memberships: { select: { federationId: true } } }
		});
		await withdrawTickets(ctx, id, ['invitation', 'reset', 'code']);
		await endSessionsOf(ctx, id, actor.sessionId);
		await writeMail(ctx, {
			to: account.email ?? '',
			kind: 'notice',
			federationId: carrierOf(account),
			...passwordChangedLetter(account)
		});
		audit('password.changed', { data: { accountId: id } });
	}
);
