import { z } from 'zod';
import { FoundFederation } from '#lib/accounts/set-up.ts';
import { newId } from '#lib/ids/id.ts';
import { kindDefaults } from '#lib/network/group-kinds.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import type { Transaction } from '#server/db/open.ts';
import { useLink } from './tickets.ts';

type Founding = z.output<typeof FoundFederation>;

/**
 * Makes the first federation with its members, groups and first account, which gets the office. Called as the portal
 * itself; the right to it is the set-up address, which is used up in the same transaction, once for ever (A15). Refuses
 * 'ticket.spent'. Out: the new account's id.
 */
export const foundFederation = command(
	'federation.found',
	FoundFederation.extend({ token: z.string().max(200), passwordHash: z.string(), language: z.enum(['sv', 'en']) }),
	async (ctx, { token, federation, organisations, groups, person, passwordHash, language }) => {
		const { db, now, demand, audit } = ctx;
		demand('federation.found', {});
		await useLink(ctx, 'setup', token);
		if ((await db.federation.count()) > 0) refuse('ticket.spent');
		const { id: federationId } = await db.federation.create({ data: { id: newId(), ...federation, createdAt: now } });
		const members = organisations.map((one, place) => ({ ...one, id: newId(), federationId, place, from: now }));
		await db.organisation.createMany({ data: members });
		await makeGroups(db, federationId, groups, members, now);
		const { name, email, title } = person;
		const account = { id: newId(), email, name, language, passwordHash, createdAt: now };
		await db.account.create({
			data: {
				...account,
				memberships: { create: { id: newId(), federationId, officeRole: 'director', title, from: now } }
			}
		});
		audit('federation.founded', { federationId, data: { accountId: account.id, groups: groups.length } });
		return { accountId: account.id };
	}
);

/** Each group gets its kind's settings and holds every member, or those beside the one municipality it is for. */
async function makeGroups(
	db: Transaction,
	federationId: string,
	groups: Founding['groups'],
	members: readonly { id: string; part: string; shortName: string }[],
	now: Date
): Promise<void> {
	for (const [place, { kind, name, shortName, of }] of groups.entries()) {
		const only = members.find((member) => member.shortName === of);
		const held = members.filter((member) => !only || member === only || member.part !== 'kommun');
		await db.group.create({
			data: {
				id: newId(),
				federationId,
				kind,
				name,
				shortName,
				...kindDefaults[kind],
				from: now,
				place: place + 1,
				mustHold: { create: held.map(({ id }) => ({ organisationId: id })) }
			}
		});
	}
}
