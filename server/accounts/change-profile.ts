import { z } from 'zod';
import { Language, PersonName, Phone, Title } from '#lib/accounts/schema.ts';
import { command } from '#server/command.ts';

/**
 * A person changes how they are shown: name and language everywhere, title and telephone in the federation they look
 * at. A name that an office had given them gives way to their own (N11).
 */
export const changeProfile = command(
	'account.change',
	z.object({ name: PersonName, language: Language, title: Title, phone: Phone }),
	async ({ db, actor, demand, audit, tell }, { name, language, title, phone }) => {
		demand('account.own', { ownerAccountId: actor.accountId });
		const id = actor.accountId ?? '';
		await db.account.update({ where: { id }, data: { name, language } });
		await db.membership.updateMany({ where: { accountId: id }, data: { knownAs: null } });
		if (actor.membershipId) await db.membership.update({ where: { id: actor.membershipId }, data: { title, phone } });
		audit('account.changed', { data: { accountId: id } });
		// Names at carets and in lists are read at the door.
		tell({ topic: 'network', federationId: actor.federationId ?? undefined, rightsOf: { accountId: id } });
	}
);
