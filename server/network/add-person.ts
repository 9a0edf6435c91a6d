import { AddPerson } from '#lib/network/schema.ts';
import { command } from '#server/command.ts';
import { federationOf } from './find.ts';
import { inviteMember, makeMember } from './membership.ts';

/**
 * Somebody joins the federation. The answer is the same for an address that is new to the installation and for one
 * that another federation knows (N11).
 */
export const addPerson = command('person.add', AddPerson, async (ctx, { language, invite, ...person }) => {
	const { actor, demand, audit, tell } = ctx;
	const federationId = federationOf(actor);
	demand('people.invite', { federationId });
	const { membershipId, accountId } = await makeMember(ctx, federationId, person, language);
	if (invite) await inviteMember(ctx, { membershipId, accountId, federationId });
	audit('person.added', { thingId: membershipId, data: { invited: invite } });
	tell({ topic: 'network', federationId, rightsOf: { accountId } });
	return { membershipId };
});
