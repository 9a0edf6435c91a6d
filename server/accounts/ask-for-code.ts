import { z } from 'zod';
import { Email } from '#lib/accounts/schema.ts';
import { isId } from '#lib/ids/id.ts';
import { command } from '#server/command.ts';

/**
 * Somebody asks for a six-digit code. Whether the address has an account is looked up in a job, after the answer: what
 * the request says and how long it takes is the same for every address (A2). `ticketId` is kept by the asking browser;
 * `earlier` is the one it kept until now, which stops working (A10).
 */
export const askForCode = command(
	'code.ask',
	z.object({ email: Email, ticketId: z.string().refine(isId), earlier: z.string().max(64).optional() }),
	({ demand, job }, { email, ticketId, earlier }) => {
		demand('account.open', {});
		job('accounts.code', `accounts.code:${ticketId}`, { email, ticketId, earlier });
		return Promise.resolve();
	}
);
