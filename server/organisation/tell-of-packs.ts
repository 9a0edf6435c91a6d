import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { stopLink } from '#server/digest/stop-link.ts';
import { letterOf, locale } from '#server/mail/letter.ts';
import { writeMail } from '#server/mail/write-mail.ts';
import { nameOf } from '#server/network/find.ts';
import { roomNews } from './find.ts';
import { peopleOf } from './people.ts';
import { toldLink } from './told-link.ts';

const Of = z.object({ meetingId: z.string() });

/**
 * A letter to everybody who sits for a member organisation: its pack of a meeting is there, and here they mark that they
 * have told onward. Once for each pack; not to those who have stopped such letters. Organisations that have told it
 * already get none.
 */
const tellOf = command('organisation.tell-of-pack', z.object({ packId: z.string() }), async (ctx, { packId }) => {
	const { db, now, demand, audit, tell } = ctx;
	demand('portal.work', {});
	const pack = await db.organisationPack.findUniqueOrThrow({
		where: { id: packId },
		include: { told: { where: { removedAt: null }, select: { id: true }, take: 1 } }
	});
	const key = `pack:${packId}`;
	const { federationId, organisationId, meetingId } = pack;
	const [people, organisation, meeting, stops, letters] = [
		await peopleOf(db, { federationId, organisationId }, now),
		await db.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { name: true } }),
		await db.meeting.findUniqueOrThrow({
			where: { id: meetingId },
			select: { year: true, ordinal: true, group: { select: { name: true, federation: { select: { name: true } } } } }
		}),
		await db.mailStop.findMany({ where: { federationId, what: 'packs' }, select: { membershipId: true } }),
		await db.digestLine.findMany({ where: { federationId, key }, select: { membershipId: true } })
	];
	const done = new Set([...stops, ...letters].map(({ membershipId }) => membershipId));
	const wanted = pack.told.length > 0 ? [] : people.filter(({ id, account }) => account.email && !done.has(id));
	const { origin } = context().config;
	const name = `${meeting.group.name} ${ordinalLabel(meeting)}`;
	for (const person of wanted) {
		const reader = { name: nameOf(person), language: person.account.language };
		const named = { meeting: name, organisation: organisation.name };
		const stop = stopLink(person.id, 'packs');
		const words = letterOf(
			reader,
			m.digest_pack_subject(named, locale(reader)),
			[
				m.digest_pack_what(named, locale(reader)),
				`${m.digest_pack_read({}, locale(reader))}\n${origin}/organisation/${organisationId}`,
				`${m.digest_pack_told({}, locale(reader))}\n${toldLink(packId, person.id)}`,
				m.digest_pack_why(named, locale(reader)),
				`${m.digest_mail_stop({}, locale(reader))}\n${stop}`
			],
			meeting.group.federation.name
		);
		await writeMail(ctx, { to: person.account.email ?? '', kind: 'pack', federationId, stopLink: stop, ...words });
		await db.digestLine.create({ data: { membershipId: person.id, key, federationId, at: now } });
	}
	// From today on it is there.
	tell(roomNews({ federationId }));
	if (wanted.length > 0) audit('organisation.pack-told-of', { thingId: meetingId, data: { letters: wanted.length } });
});

/** The job `organisation.packs`, when minutes are announced: nothing where the notice has been taken down before its day. */
export async function tellOfPacks(payload: unknown): Promise<void> {
	const { meetingId } = Of.parse(payload);
	const up = await context().read.notice.count({
		where: { withdrawnAt: null, version: { minutes: { meetingId }, part: '' } }
	});
	if (up === 0) return;
	const packs = await context().read.organisationPack.findMany({ where: { meetingId }, orderBy: { id: 'asc' } });
	for (const { id } of packs) await tellOf(portal, { packId: id });
}
