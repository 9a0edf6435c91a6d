import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { command } from '#server/command.ts';
import { writeMail } from '#server/mail/write-mail.ts';
import { resetLetter } from './letters.ts';
import { carrierOf, memberByEmail } from './member.ts';
import { issueLink, linkTo } from './tickets.ts';

const sendResetTo = command('reset.send', z.object({ email: z.string() }), async (ctx, { email }) => {
	ctx.demand('portal.work', {});
	const account = await memberByEmail(ctx.db, email, ctx.now);
	if (!account) return;
	const token = await issueLink(ctx, 'reset', { accountId: account.id, email });
	const text = resetLetter(account, linkTo('reset', token));
	await writeMail(ctx, { to: email, kind: 'reset', federationId: carrierOf(account), ...text });
});

/** The job `accounts.reset`: writes the letter with the link, if the address has an account. */
export const sendReset = async (payload: unknown): Promise<void> => {
	await sendResetTo(portal, z.object({ email: z.string() }).parse(payload));
};
