import { newId } from '#lib/ids/id.ts';
import { invite } from '#server/accounts/invite.ts';
import type { CommandContext } from '#server/command.ts';
import { foreign } from './find.ts';

interface PersonSaid {
	readonly name: string;
	/** In small letters. */
	readonly email: string;
	readonly title: string;
	readonly phone: string;
	readonly politicalParty: string | null;
}

/**
 * The account of an address: the one there is, or a new one. Out also the name under which the federation knows its
 * owner when the account has another: its own name is not shown to an office that did not write it (N11).
 */
export async function accountFor(
	{ db, now }: Pick<CommandContext, 'db' | 'now'>,
	{ name, email }: Pick<PersonSaid, 'name' | 'email'>,
	language: 'sv' | 'en'
): Promise<{ accountId: string; knownAs: string | null }> {
	const account = await db.account.findUnique({ where: { email } });
	if (account && account.kind !== 'person') foreign('email', 'field.email');
	if (account) return { accountId: account.id, knownAs: account.name === name ? null : name };
	const made = await db.account.create({
		data: { id: newId(), kind: 'person', email, name, language, createdAt: now }
	});
	return { accountId: made.id, knownAs: null };
}

/**
 * Makes somebody a member of a federation, by address: a new account, an account of another federation (whose being
 * there is not told), or a membership that had ended and goes on without the rights it had at the office. Refuses the
 * field 'email' when the address is in the federation already.
 */
export async function makeMember(
	ctx: Pick<CommandContext, 'db' | 'now'>,
	federationId: string,
	person: PersonSaid,
	language: 'sv' | 'en'
): Promise<{ membershipId: string; accountId: string }> {
	const { db, now } = ctx;
	const { accountId, knownAs } = await accountFor(ctx, person, language);
	const { title, phone, politicalParty } = person;
	const before = await db.membership.findUnique({ where: { federationId_accountId: { federationId, accountId } } });
	if (before && (before.to === null || before.to > now)) foreign('email', 'field.taken');
	const columns = { knownAs, title, phone, politicalParty };
	const { id } = before
		? await db.membership.update({ where: { id: before.id }, data: { ...columns, officeRole: null, to: null } })
		: await db.membership.create({ data: { ...columns, id: newId(), federationId, accountId, from: now } });
	return { membershipId: id, accountId };
}

/**
 * Invites a member to the federation, with the trace that the office's list is read from: it looks the same for an
 * address that is new and for one with an account in another federation (N11).
 */
export async function inviteMember(
	ctx: CommandContext,
	member: { readonly membershipId: string; readonly accountId: string; readonly federationId: string }
): Promise<void> {
	await invite(ctx, member);
	ctx.audit('person.invited', { thingId: member.membershipId, federationId: member.federationId });
}

/** Takes back invitations to this federation that have not been used; those of other federations stay. */
export async function withdrawInvitations(
	{ db, now }: Pick<CommandContext, 'db' | 'now'>,
	federationId: string,
	accountId: string
): Promise<void> {
	await db.ticket.updateMany({
		where: { kind: 'invitation', federationId, accountId, usedAt: null, withdrawnAt: null },
		data: { withdrawnAt: now }
	});
}
