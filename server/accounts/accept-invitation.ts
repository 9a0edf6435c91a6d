import { z } from 'zod';
import { Language, PersonName } from '#lib/accounts/schema.ts';
import { command } from '#server/command.ts';
import { useLink, withdrawTickets } from './tickets.ts';

/**
 * Somebody takes their invitation: their name, their language, and a password or none (a code by mail each time).
 * Refuses 'ticket.spent'. Out: the account's id and language.
 */
export const acceptInvitation = command(
	'invitation.accept',
	z.object({ token: z.string().max(200), name: PersonName, language: Language, passwordHash: z.string().nullable() }),
	async (ctx, { token, name, language, passwordHash }) => {
		ctx.demand('account.open', {});
		const { accountId, federationId } = await useLink(ctx, 'invitation', token);
		const id = accountId ?? '';
		await withdrawTickets(ctx, id, ['invitation', 'reset', 'code']);
		await ctx.db.account.update({ where: { id }, data: { name, language, passwordHash } });
		ctx.audit('invitation.accepted', { federationId: federationId ?? '', data: { accountId: id } });
		return { accountId: id, language };
	}
);
