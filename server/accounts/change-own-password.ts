import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { changePassword } from './change-password.ts';
import { chosenPassword } from './choose-password.ts';
import { limit, networkOf } from './limit.ts';
import { verifyPassword } from './password.ts';

/**
 * Checks the old password and keeps the new one. Counted as sign-ins are, since a borrowed screen could be used to guess
 * (A8). Refuses the fields 'old-password' and 'new-password', 'rate.limited'.
 */
export async function changeOwnPassword(
	actor: Actor,
	typed: { old: string; wanted: string },
	address: string
): Promise<void> {
	demand(actor, 'account.own', { ownerAccountId: actor.accountId });
	const account = await context().read.account.findUniqueOrThrow({ where: { id: actor.accountId ?? '' } });
	const email = account.email ?? '';
	await limit('sign-in.account-ip', email, networkOf(address));
	await limit('sign-in.account', email);
	const proof = account.passwordHash;
	if (!(await verifyPassword(proof, typed.old)) || !proof)
		refuse('input.invalid', { fields: { 'old-password': 'field.password-wrong' } });
	const passwordHash = await chosenPassword(typed.wanted, [account.name, email]);
	await changePassword(actor, { proof, passwordHash });
}
