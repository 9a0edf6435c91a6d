import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { command } from '#server/command.ts';
import { writeMail } from '#server/mail/write-mail.ts';
import { attemptsLetter } from './letters.ts';
import { carrierOf, memberByEmail } from './member.ts';

const Address = z.object({ email: z.string() });

const sendWarningTo = command('attempts.tell', Address, async (ctx, { email }) => {
	ctx.demand('portal.work', {});
	const account = await memberByEmail(ctx.db, email, ctx.now);
	if (account)
		await writeMail(ctx, { to: email, kind: 'notice', federationId: carrierOf(account), ...attemptsLetter(account) });
});

/** The job `accounts.warn`. */
export const sendWarning = async (payload: unknown): Promise<void> => {
	await sendWarningTo(portal, Address.parse(payload));
};
