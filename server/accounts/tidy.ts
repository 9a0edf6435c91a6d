import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { command } from '#server/command.ts';
import { secretKinds } from '#server/mail/kinds.ts';
import { tidySessions } from './session.ts';
import { ticketLife } from './tickets.ts';

/** Empties what is of no use any more: counters, codes, and the secrets in letters whose links no longer work. */
const tidyAccounts = command('accounts.tidy', z.object({}), async ({ db, now, demand }) => {
	demand('portal.work', {});
	await db.rateLimit.deleteMany({ where: { expire: { lte: now } } });
	await db.ticket.deleteMany({ where: { kind: 'code', expiresAt: { lte: now } } });
	await db.mail.updateMany({
		where: {
			kind: { in: [...secretKinds] },
			createdAt: { lte: new Date(now.getTime() - ticketLife.invitation) },
			text: { not: '' }
		},
		data: { text: '' }
	});
});

/** The job `accounts.tidy`, once on every day that somebody signs in. */
export async function tidy(): Promise<void> {
	await tidySessions();
	await tidyAccounts(portal, {});
}
