import { ChangePerson } from '#lib/network/schema.ts';
import { command } from '#server/command.ts';
import { findMembership, foreign } from './find.ts';
import { accountFor, withdrawInvitations } from './membership.ts';

/**
 * What the federation says of somebody. The name is theirs only as long as the account is in no other federation;
 * else it is how this one knows them. Another address is another account (N11): the membership moves there with its
 * seats, and whoever had the old address comes in no more. No office can thus take over an account.
 */
export const changePerson = command(
	'person.change',
	ChangePerson,
	async (ctx, { membershipId, name, email, title, phone, politicalParty }) => {
		const { db, now, demand, audit, tell } = ctx;
		const { federationId, account, accountId: before } = await findMembership(db, membershipId);
		demand('network.keep', { federationId });
		let accountId = before;
		let knownAs: string | null = null;
		if (account.email !== email) {
			({ accountId, knownAs } = await accountFor(ctx, { name, email }, account.language === 'en' ? 'en' : 'sv'));
			if (await db.membership.findUnique({ where: { federationId_accountId: { federationId, accountId } } }))
				foreign('email', 'field.taken');
			await db.session.deleteMany({ where: { membershipId } });
			await withdrawInvitations(ctx, federationId, before);
		} else if ((await db.membership.count({ where: { accountId } })) > 1) knownAs = account.name === name ? null : name;
		else await db.account.update({ where: { id: accountId }, data: { name } });
		await db.membership.update({
			where: { id: membershipId },
			data: { accountId, knownAs, title, phone, politicalParty, ...(accountId === before ? {} : { lastSeenAt: null }) }
		});
		audit('person.changed', { thingId: membershipId, data: { moved: accountId !== before } });
		tell({ topic: 'network', federationId, rightsOf: { accountId: before } });
		return { movedAt: accountId === before ? null : now.toISOString() };
	}
);
