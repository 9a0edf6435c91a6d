import { browserName } from '#lib/accounts/browser-name.ts';
import type { Profile } from '#lib/accounts/profile.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { countingAt } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { findLink, type LinkKind } from './tickets.ts';

/** What a person sees of their own account. Refuses 'access.sign-in' to visitors. */
export async function readProfile(actor: Actor): Promise<Profile> {
	demand(actor, 'account.own', { ownerAccountId: actor.accountId });
	const { read, clock } = context();
	const now = clock.now();
	const account = await read.account.findUniqueOrThrow({
		where: { id: actor.accountId ?? '' },
		include: {
			sessions: { where: { expiresAt: { gt: now } }, orderBy: { createdAt: 'desc' } },
			memberships: {
				where: countingAt(now),
				include: { federation: { select: { name: true } } },
				orderBy: { from: 'asc' }
			}
		}
	});
	const here = account.memberships.find(({ id }) => id === actor.membershipId);
	return {
		name: account.name,
		email: account.email ?? '',
		language: actor.language,
		title: here?.title ?? '',
		phone: here?.phone ?? '',
		hasPassword: account.passwordHash !== null,
		sessions: account.sessions.map(({ id, createdAt, userAgent }) => ({
			id,
			createdAt,
			browser: browserName(userAgent),
			current: id === actor.sessionId
		})),
		federations: account.memberships.map(({ id, federation }) => ({
			membershipId: id,
			name: federation.name,
			current: id === actor.membershipId
		}))
	};
}

/**
 * What the page behind a link shows before anybody has pressed its button; reading changes nothing (A9). The token is
 * the right to read it. Refuses 'ticket.spent' for a link that is unknown, used, withdrawn or out of time.
 */
export async function readLink(kind: Exclude<LinkKind, 'setup'>, token: string) {
	const { read, clock } = context();
	const ticket = await findLink(read, kind, token, clock.now());
	if (!ticket?.account) refuse('ticket.spent');
	const { account, federationId } = ticket;
	const membership = federationId
		? await read.membership.findUnique({
				where: { federationId_accountId: { federationId, accountId: account.id } },
				include: { federation: { select: { name: true } } }
			})
		: null;
	return {
		name: membership?.knownAs ?? account.name,
		email: account.email ?? '',
		language: account.language === 'en' ? ('en' as const) : ('sv' as const),
		federation: membership?.federation.name ?? null
	};
}
