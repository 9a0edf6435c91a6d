import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';

/** The office takes back the open invitations of a member to its own federation (A9). Out: how many. */
export const withdrawInvitation = command(
	'invitation.withdraw',
	z.object({ membershipId: z.string().max(64) }),
	async ({ db, now, demand, audit, tell }, { membershipId }) => {
		const membership = await db.membership.findUnique({ where: { id: membershipId } });
		demand('people.invite', { federationId: membership?.federationId ?? null });
		if (!membership) refuse('thing.missing');
		const { accountId, federationId } = membership;
		const { count } = await db.ticket.updateMany({
			where: { accountId, federationId, kind: 'invitation', usedAt: null, withdrawnAt: null },
			data: { withdrawnAt: now }
		});
		audit('invitation.withdrawn', { thingId: membershipId, data: { count } });
		tell({ topic: 'network', federationId });
		return count;
	}
);
