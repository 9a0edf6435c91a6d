import { z } from 'zod';
import { command } from '#server/command.ts';
import { sessionNameOf } from './session-name.ts';

/** Many wrong passwords have been tried: the owner is told once a day, if there is one (looked up after the answer). */
export const warnOwner = command(
	'attempts.warn',
	z.object({ email: z.string() }),
	({ now, demand, job }, { email }) => {
		demand('account.open', {});
		job('accounts.warn', `accounts.warn:${sessionNameOf(email).slice(0, 16)}:${now.toISOString().slice(0, 10)}`, {
			email
		});
		return Promise.resolve();
	}
);
