import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { officeCarriesMail } from './read.ts';
import { unseal } from './seal.ts';

/**
 * Shows the office a letter that it carries by hand, links and codes included; each showing leaves a trace (A12).
 * Refused as 'access.denied' when a mail server is set, since then the office carries nothing, and for an account that
 * also belongs to another federation, since its letter would open that one too. Called without a commandId: the
 * receipt would keep the letter.
 */
export const showMail = command(
	'mail.show',
	z.object({ mailId: z.string() }),
	async ({ db, actor, demand, audit }, { mailId }) => {
		const mail = await db.mail.findUnique({ where: { id: mailId } });
		demand('mail.read', { federationId: mail?.federationId ?? null });
		if (!mail) refuse('thing.missing');
		const elsewhere = await db.membership.count({
			where: { account: { email: mail.to }, federationId: { not: actor.federationId ?? '' } }
		});
		const text = unseal(mail.text);
		const opensMore = elsewhere > 0 && mail.kind !== 'welcome';
		if (!officeCarriesMail() || opensMore || !text) refuse('access.denied');
		audit('mail.shown', { federationId: mail.federationId ?? '', data: { mailId, kind: mail.kind } });
		return { text };
	}
);
