import { InvitePeople } from '#lib/network/schema.ts';
import { command } from '#server/command.ts';
import { countingAt, federationOf, foreign } from './find.ts';
import { inviteMember } from './membership.ts';

/** Sends invitations, or sends them again; an earlier link of the same person no longer works then. */
export const invitePeople = command('people.invite', InvitePeople, async (ctx, { membershipIds }) => {
	const { db, actor, now, demand, tell } = ctx;
	const federationId = federationOf(actor);
	demand('people.invite', { federationId });
	const ids = [...new Set(membershipIds)];
	const members = await db.membership.findMany({ where: { id: { in: ids }, federationId, ...countingAt(now) } });
	if (members.length !== ids.length) foreign('membershipIds');
	for (const { id, accountId } of members) await inviteMember(ctx, { membershipId: id, accountId, federationId });
	tell({ topic: 'network', federationId });
	return { invited: members.length };
});
