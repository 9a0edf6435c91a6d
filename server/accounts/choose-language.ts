import { z } from 'zod';
import { Language } from '#lib/accounts/schema.ts';
import { command } from '#server/command.ts';

/** The language somebody reads and gets letters in. */
export const chooseLanguage = command(
	'account.language',
	z.object({ language: Language }),
	async ({ db, actor, demand }, { language }) => {
		demand('account.own', { ownerAccountId: actor.accountId });
		await db.account.update({ where: { id: actor.accountId ?? '' }, data: { language } });
	}
);
