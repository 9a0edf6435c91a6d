import type { MinutesContent } from '#lib/minutes/content.ts';
import { personalNumbers } from '#lib/minutes/personal-numbers.ts';
import { wordsOf } from '#lib/minutes/plain.ts';
import { PutUpNotice } from '#lib/minutes/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { foreign } from '#server/network/find.ts';
import { roomNews } from '#server/organisation/find.ts';
import { makePacks } from '#server/organisation/make-packs.ts';
import { adjustingFacts, findVersion, minutesNews } from './find.ts';

/**
 * Puts up the notice (anslag) of adjusted minutes on the federation's open page; the days are what the office confirmed,
 * never reckoned behind its back (domain.md 3.3). Refusals: 'minutes.not-signed', 'minutes.personal-number' when such a
 * number stands in what would be published (engine.md 17), the field 'downOn', 'minutes.state', 'thing.missing',
 * 'access.denied'.
 */
export const putUpNotice = command(
	'notice.put-up',
	PutUpNotice,
	async ({ db, actor, now, demand, audit, tell, job }, { meetingId, part, ...notice }) => {
		const { facts, minutes: kept } = await adjustingFacts(db, meetingId);
		demand('meeting.read', facts);
		demand('minutes.publish', facts);
		const { federationId, groupId } = facts;
		const { minutes, version } = await findVersion(db, facts, kept, part);
		if (!version.signedOn) refuse('minutes.not-signed');
		if (version.notice && !version.notice.withdrawnAt) refuse('minutes.state');
		const content = JSON.parse(version.content) as MinutesContent;
		if (content.kind !== 'minutes') refuse('minutes.state');
		const said = [notice.paragraphs, notice.place, notice.by, ...(notice.withMinutes ? [wordsOf(content)] : [])];
		const [number] = personalNumbers(said.join('\n'));
		if (number) refuse('minutes.personal-number', { details: { number } });
		if (notice.downOn <= notice.upOn) foreign('downOn', 'field.end-before-start');
		const group = await db.group.findFirstOrThrow({ where: { id: groupId, federationId }, select: { name: true } });
		const row = {
			...notice,
			...{ federationId, title: content.title, organ: group.name, adjustedOn: version.signedOn },
			meetingOn: new Date(content.meeting.startedAt ?? content.meeting.startsAt),
			...{ createdAt: now, createdBy: actor.accountId ?? '', withdrawnAt: null, withdrawnReason: '' }
		};
		await db.notice.upsert({
			where: { versionId: version.id },
			create: { versionId: version.id, ...row },
			update: row
		});
		// What is told onward is told of the whole, once.
		if (part === '') {
			await makePacks(db, { federationId, meetingId }, now);
			// The letters say that it is announced: not before its day.
			job(
				'organisation.packs',
				`organisation.packs:${version.id}`,
				{ meetingId },
				new Date(Math.max(+notice.upOn, +now))
			);
		}
		audit('notice.put-up', { thingId: minutes.id, data: { versionId: version.id } });
		tell(minutesNews(facts));
		tell(roomNews(facts));
		return {};
	}
);
