import type { BriefingFacts } from '#lib/briefings/build.ts';
import { registerNumber } from '#lib/decisions/decision.ts';
import { sentTo } from '#lib/meetings/touching.ts';
import { context } from '#server/context.ts';
import type { ReadClient } from '#server/db/open.ts';
import type { Gathering } from './gather.ts';

/** Decisions that one briefing tells of, at most. */
const most = 60;

/** Minutes that were published since, with their text: by meeting, and by item where only one was adjusted at once. */
async function publishedSince(db: ReadClient, federationId: string, since: Date) {
	const now = context().clock.now();
	const notices = await db.notice.findMany({
		where: { federationId, withMinutes: true, withdrawnAt: null, upOn: { lte: now }, createdAt: { gt: since } },
		select: { versionId: true, version: { select: { part: true, minutes: { select: { meetingId: true } } } } },
		orderBy: { createdAt: 'asc' },
		take: most
	});
	return notices.map(({ versionId, version }) => ({
		meetingId: version.minutes.meetingId,
		part: version.part,
		openAt: `/open/${federationId}/minutes/${versionId}`
	}));
}

/**
 * Decisions of other groups that the members of this one may know of: those whose minutes have been published, which
 * anybody may read, and those that were decided to be sent to this group.
 */
export async function gatherAnnounced(
	db: ReadClient,
	{ federationId, groupId }: Gathering,
	since: Date
): Promise<BriefingFacts['decisions']> {
	const [published, group] = await Promise.all([
		publishedSince(db, federationId, since),
		db.group.findFirstOrThrow({
			where: { id: groupId, federationId },
			select: { id: true, name: true, shortName: true }
		})
	]);
	const rows = await db.decision.findMany({
		where: {
			...{ federationId, state: 'decided', groupId: { not: groupId } },
			OR: [
				{ meetingId: { in: published.map(({ meetingId }) => meetingId) } },
				{ addressees: { not: '' }, decidedAt: { gt: since }, kind: { not: 'employment' } }
			]
		},
		orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
		take: most * 5
	});
	const told = rows
		.map((row) => ({
			row,
			at: published.find((one) => one.meetingId === row.meetingId && (one.part === '' || one.part === row.itemId))
		}))
		.filter(({ row, at }) => at !== undefined || (row.kind !== 'employment' && sentTo(row.addressees, group)))
		.slice(0, most);
	const [groups, items, meetings] = await Promise.all([
		db.group.findMany({
			where: { federationId, id: { in: told.map(({ row }) => row.groupId) } },
			select: { id: true, name: true }
		}),
		db.agendaItem.findMany({
			where: { federationId, id: { in: told.map(({ row }) => row.itemId) } },
			select: { id: true, title: true }
		}),
		db.meeting.findMany({
			where: { federationId, id: { in: told.map(({ row }) => row.meetingId) } },
			select: { id: true, startsAt: true, state: true }
		})
	]);
	return told.flatMap(({ row, at }) => {
		const meeting = meetings.find(({ id }) => id === row.meetingId);
		// What is sent to the group is told once the meeting is over: until then it may still be changed.
		if (!meeting || (!at && meeting.state !== 'ended')) return [];
		return [
			{
				...{ id: row.id, number: registerNumber(row) ?? '', text: row.text, on: meeting.startsAt },
				item: items.find(({ id }) => id === row.itemId)?.title ?? '',
				body: groups.find(({ id }) => id === row.groupId)?.name ?? '',
				openAt: at?.openAt ?? null
			}
		];
	});
}
