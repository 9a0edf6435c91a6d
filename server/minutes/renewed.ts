import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { limit, networkOf } from '#server/accounts/limit.ts';
import { verifyPassword } from '#server/accounts/password.ts';
import { context } from '#server/context.ts';

/** How long after signing in nobody need do it again: for those who sign in by code and have no password. */
const freshFor = 10 * 60_000;

/** Refuses unless the person has just shown again that it is they: by password, or by having signed in just now. */
export async function demandRenewed(actor: Actor, password: string, address: string): Promise<void> {
	const { read, clock } = context();
	const account = await read.account.findUniqueOrThrow({ where: { id: actor.accountId ?? '' } });
	if (!account.passwordHash) {
		const session = await read.session.findUnique({ where: { id: actor.sessionId ?? '' } });
		if (session && clock.now().getTime() - session.createdAt.getTime() <= freshFor) return;
		refuse('minutes.sign-in-again');
	}
	await limit('sign-in.account-ip', account.email ?? '', networkOf(address));
	await limit('sign-in.account', account.email ?? '');
	if (!(await verifyPassword(account.passwordHash, password)))
		refuse('input.invalid', { fields: { password: 'field.password-wrong' } });
}
