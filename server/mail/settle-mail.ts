import { z } from 'zod';
import { command } from '#server/command.ts';
import { secretKinds } from './kinds.ts';

/** What became of a letter: `sent`, in the `outbox`, `refused` by the receiver's server, or `late`: no use any more. */
export const settleMail = command(
	'mail.settle',
	z.object({ id: z.string(), outcome: z.enum(['sent', 'outbox', 'refused', 'late']) }),
	async ({ db, demand, now, audit }, { id, outcome }) => {
		demand('portal.work', {});
		const { kind, federationId } = await db.mail.findUniqueOrThrow({ where: { id } });
		const done = await db.mail.updateMany({
			where: { id, sentAt: null },
			data: {
				sentAt: outcome === 'sent' ? now : null,
				error: outcome === 'sent' ? null : outcome,
				// What lets somebody in is kept no longer than it is needed.
				...(outcome !== 'outbox' && secretKinds.includes(kind) ? { text: '' } : {})
			}
		});
		if (done.count > 0)
			audit(`mail.${outcome}`, { ...(federationId ? { federationId } : {}), data: { mailId: id, kind } });
	}
);
