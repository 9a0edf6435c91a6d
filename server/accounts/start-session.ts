import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { countingAt } from '#server/network/find.ts';

/**
 * A session begins, after somebody has proved who they are (A3). It looks at the federation last visited. Refuses
 * 'account.wrong-sign-in' when the account was closed or its password changed since it was checked, 'account.no-place'
 * when a person has no membership that holds today.
 */
export const startSession = command(
	'session.start',
	z.object({
		id: z.string().length(64),
		accountId: z.string(),
		expiresAt: z.date(),
		userAgent: z.string(),
		proof: z.string().optional()
	}),
	async ({ db, now, demand, audit, job }, { id, accountId, expiresAt, userAgent, proof }) => {
		demand('session.start', {});
		const account = await db.account.findUnique({
			where: { id: accountId },
			include: {
				memberships: {
					where: countingAt(now),
					orderBy: [{ lastSeenAt: { sort: 'desc', nulls: 'last' } }, { from: 'asc' }],
					select: { id: true, federationId: true }
				}
			}
		});
		if (!account || account.disabledAt || (account.expiresAt && account.expiresAt <= now))
			refuse('account.wrong-sign-in');
		if (proof !== undefined && proof !== account.passwordHash) refuse('account.wrong-sign-in');
		const [membership] = account.memberships;
		if (account.kind === 'person' && !membership) refuse('account.no-place');
		await db.session.create({
			data: {
				id,
				accountId,
				membershipId: membership?.id ?? null,
				createdAt: now,
				expiresAt,
				userAgent: userAgent.slice(0, 300)
			}
		});
		audit('session.started', {
			...(membership ? { federationId: membership.federationId } : {}),
			data: { accountId }
		});
		job('accounts.tidy', `accounts.tidy:${now.toISOString().slice(0, 10)}`, {});
	}
);
