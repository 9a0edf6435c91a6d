import type { CommandContext } from '#server/command.ts';
import { writeMail } from '#server/mail/write-mail.ts';
import { invitationLetter, welcomeLetter } from './letters.ts';
import { issueLink, linkTo } from './tickets.ts';

/**
 * Invites an account to a federation it has a membership in, inside the office's own command (which has demanded
 * 'people.invite'). An account that nobody has opened yet gets a link; one that is in use gets a letter without one,
 * since an office must hold no link to an account that may belong to other federations too (A11). To the office the two
 * look alike: a ticket and an invitation letter (N11). Earlier invitations stop working.
 */
export async function invite(
	ctx: Pick<CommandContext, 'db' | 'now' | 'job' | 'actor'>,
	{ accountId, federationId }: { accountId: string; federationId: string }
): Promise<void> {
	const { account, federation, knownAs } = await ctx.db.membership.findUniqueOrThrow({
		where: { federationId_accountId: { federationId, accountId } },
		include: { account: true, federation: true }
	});
	const to = account.email ?? '';
	const inUse =
		account.passwordHash !== null || (await ctx.db.ticket.count({ where: { accountId, usedAt: { not: null } } })) > 0;
	const token = await issueLink(ctx, 'invitation', {
		accountId,
		federationId,
		email: to,
		createdBy: ctx.actor.accountId
	});
	const reader = { name: knownAs ?? account.name, language: account.language };
	await writeMail(ctx, {
		to,
		federationId,
		...(inUse
			? { kind: 'welcome', ...welcomeLetter(reader, federation.name) }
			: { kind: 'invitation', ...invitationLetter(reader, federation.name, linkTo('invitation', token)) })
	});
}
