import { z } from 'zod';
import { Email } from '#lib/accounts/schema.ts';
import { newId } from '#lib/ids/id.ts';
import { command } from '#server/command.ts';

/** Somebody asks for a link to choose a new password; as with a code, who they are is looked up after the answer (A2). */
export const askForReset = command('reset.ask', z.object({ email: Email }), ({ demand, job }, { email }) => {
	demand('account.open', {});
	job('accounts.reset', `accounts.reset:${newId()}`, { email });
	return Promise.resolve();
});
