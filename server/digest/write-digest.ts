import { z } from 'zod';
import { m } from '#lib/i18n/paraglide/messages.js';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { letterOf, locale } from '#server/mail/letter.ts';
import { writeMail } from '#server/mail/write-mail.ts';
import { nameOf } from '#server/network/find.ts';
import { stopLink } from './stop-link.ts';

const Line = z.object({ key: z.string(), title: z.string(), note: z.string(), href: z.string() });
/** Lines of one letter: more stand on Home. */
const most = 20;

/**
 * Writes somebody's digest of a day: once, of what they have not been told of before, and not at all when nothing is left
 * or they have stopped it (X21). Out: how many lines went.
 */
export const writeDigest = command(
	'digest.write',
	z.object({ membershipId: z.string(), day: z.string(), lines: z.array(Line) }),
	async (ctx, { membershipId, day, lines }) => {
		const { db, now, demand, audit } = ctx;
		demand('portal.work', {});
		const [member, stopped, there, told] = [
			await db.membership.findUniqueOrThrow({
				where: { id: membershipId },
				include: { account: true, federation: { select: { name: true } } }
			}),
			await db.mailStop.count({ where: { membershipId, what: 'digest' } }),
			await db.digest.count({ where: { membershipId, day } }),
			await db.digestLine.findMany({
				where: { membershipId, key: { in: lines.map(({ key }) => key) } },
				select: { key: true }
			})
		];
		const known = new Set(told.map(({ key }) => key));
		const fresh = lines.filter(
			({ key }, index) => !known.has(key) && lines.findIndex((one) => one.key === key) === index
		);
		const { account, federationId } = member;
		if (stopped > 0 || there > 0 || fresh.length === 0 || !account.email) return { lines: 0 };
		await db.digest.create({ data: { membershipId, day, federationId, at: now } });
		await db.digestLine.createMany({
			data: fresh.map(({ key }) => ({ membershipId, key, federationId, at: now }))
		});
		const { origin } = context().config;
		const reader = { name: nameOf(member), language: account.language };
		const link = stopLink(membershipId, 'digest');
		const words = letterOf(
			reader,
			fresh.length === 1
				? m.digest_mail_subject_one({}, locale(reader))
				: m.digest_mail_subject({ count: fresh.length }, locale(reader)),
			[
				m.digest_mail_what({}, locale(reader)),
				...fresh
					.slice(0, most)
					.map(({ title, note, href }) => [title, note, `${origin}${href}`].filter(Boolean).join('\n')),
				...(fresh.length > most
					? [`${m.digest_mail_more({ count: fresh.length - most }, locale(reader))}\n${origin}/`]
					: []),
				m.digest_mail_why({ federation: member.federation.name }, locale(reader)),
				`${m.digest_mail_stop({}, locale(reader))}\n${link}`
			],
			member.federation.name
		);
		await writeMail(ctx, { to: account.email, kind: 'digest', federationId, stopLink: link, ...words });
		audit('digest.written', { federationId, data: { membershipId, lines: fresh.length } });
		return { lines: fresh.length };
	}
);
