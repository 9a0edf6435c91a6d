import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { command } from '#server/command.ts';
import { writeMail } from '#server/mail/write-mail.ts';
import { carrierOf, memberByEmail } from './member.ts';
import { codeLetter } from './letters.ts';
import { codeHash, ticketLife } from './tickets.ts';

const Asked = z.object({ email: z.string(), ticketId: z.string(), earlier: z.string().optional() });

/**
 * Makes the code and writes the letter with it; the one that the same browser asked for before stops working. Those of
 * other browsers live on: a stranger who asks again and again takes nobody's code away. An unknown address gets a
 * ticket too, that no code opens, so that trying one takes the same time and is slowed down in the same way.
 */
const sendCodeTo = command('code.send', Asked.extend({ code: z.string() }), async (ctx, asked) => {
	const { db, now, demand } = ctx;
	const { email, ticketId, earlier, code } = asked;
	demand('portal.work', {});
	if (await db.ticket.findUnique({ where: { id: ticketId } })) return;
	const account = await memberByEmail(db, email, now);
	if (earlier)
		await db.ticket.updateMany({
			where: { id: earlier, kind: 'code', usedAt: null, withdrawnAt: null },
			data: { withdrawnAt: now }
		});
	await db.ticket.create({
		data: {
			id: ticketId,
			kind: 'code',
			hash: codeHash(ticketId, code),
			accountId: account?.id ?? null,
			email: account ? null : email,
			createdAt: now,
			expiresAt: new Date(now.getTime() + ticketLife.code)
		}
	});
	if (account)
		await writeMail(ctx, { to: email, kind: 'code', federationId: carrierOf(account), ...codeLetter(account, code) });
});

/** The job `accounts.code`. */
export const sendCode = async (payload: unknown): Promise<void> => {
	await sendCodeTo(portal, { ...Asked.parse(payload), code: String(randomInt(1_000_000)).padStart(6, '0') });
};
