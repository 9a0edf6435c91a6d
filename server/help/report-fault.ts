import { m } from '#lib/i18n/paraglide/messages.js';
import { FaultReport } from '#lib/help/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import type { Transaction } from '#server/db/open.ts';
import { writeMail } from '#server/mail/write-mail.ts';
import { countingAt } from '#server/network/find.ts';

/** Who opens the office's letters, in this order. */
const openers = ['administrator', 'director', 'process-leader', 'developer', 'economist'];

/**
 * A report that something cannot be used, from anybody, as a letter to the office of the reporter's federation. The
 * portal is common to all, so a visitor's report goes to every office in the house; none learns of the others. Refuses
 * 'thing.missing' when no office is there to read it. Callers count attempts first (`limit('fault.ip', …)`).
 */
export const reportFault = command('fault.report', FaultReport, async (ctx, { what, where, email }) => {
	ctx.demand('fault.report', {});
	const readers = await findReaders(ctx.db, ctx.actor.federationId, ctx.now);
	if (readers.length === 0) refuse('thing.missing');
	for (const { federationId, account } of readers) {
		if (account.email === null) continue;
		const locale = { locale: account.language === 'en' ? ('en' as const) : ('sv' as const) };
		await writeMail(ctx, {
			to: account.email,
			kind: 'fault',
			federationId,
			subject: m.help_mail_subject({ start: what.split('\n', 1)[0]?.slice(0, 60) ?? '' }, locale),
			text: [
				m.help_mail_what({}, locale),
				what,
				where ? m.help_mail_where({ where }, locale) : '',
				email ? m.help_mail_reply({ email }, locale) : m.help_mail_no_reply({}, locale),
				m.help_mail_from({ origin: context().config.origin }, locale)
			]
				.filter(Boolean)
				.join('\n\n')
		});
		ctx.audit('fault.reported', { federationId });
	}
});

/** One person at each office: of the given federation, or of all. */
async function findReaders(db: Transaction, federationId: string | null, now: Date) {
	const office = await db.membership.findMany({
		where: {
			officeRole: { not: null },
			...(federationId === null ? {} : { federationId }),
			...countingAt(now),
			account: { email: { not: null }, disabledAt: null }
		},
		select: { federationId: true, officeRole: true, account: { select: { email: true, language: true } } },
		orderBy: [{ from: 'asc' }, { id: 'asc' }]
	});
	const rank = (role: string | null) => (openers.indexOf(role ?? '') + openers.length + 1) % (openers.length + 1);
	const first = new Map<string, (typeof office)[number]>();
	for (const one of office) {
		const known = first.get(one.federationId);
		if (!known || rank(one.officeRole) < rank(known.officeRole)) first.set(one.federationId, one);
	}
	return [...first.values()];
}
