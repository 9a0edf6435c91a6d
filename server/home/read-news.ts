import type { MeetingNews, News } from '#lib/home/home.ts';
import { daysUntil } from '#lib/i18n/dates.ts';
import { seatRoleOf } from '#lib/network/roles.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { lineFields, lineOf } from '#server/meetings/read.ts';
import { nameOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { readReturned } from '#server/proposals/read-returned.ts';
import { readAnswered } from '#server/relay/read-answered.ts';

const day = 24 * 60 * 60 * 1000;
const most = 8;
const meetingEvents = {
	'meeting.planned': 'planned',
	'meeting.changed': 'changed',
	'meeting.cancelled': 'cancelled',
	'meeting.ended': 'ended'
} as const;

export interface NewsSince {
	readonly since: Date;
	/** Whether `since` is the reader's last visit; else it is a month ago. */
	readonly visit: boolean;
	/** Whether today's visit has been noted. */
	readonly noted: boolean;
	readonly lines: readonly News[];
}

/**
 * What others did in the groups the actor may read, since the last day they were here (a month when that is not known).
 * Told from the audit, which holds ids only: what a line says is read as it stands today. Refuses what 'home.read' refuses.
 */
export async function readNews(actor: Actor, now: Date): Promise<NewsSince> {
	demand(actor, 'home.read', {});
	const { read } = context();
	const visits = await read.audit.findMany({
		where: { event: 'visit.noted', thingId: actor.membershipId ?? '', federationId: actor.federationId },
		orderBy: { at: 'desc' },
		take: 2,
		select: { at: true }
	});
	const last = visits.find(({ at }) => daysUntil(at, now) < 0);
	const since = last?.at ?? new Date(now.getTime() - 30 * day);
	const acts = await read.audit.findMany({
		where: {
			federationId: actor.federationId ?? '',
			at: { gt: since },
			event: { in: [...Object.keys(meetingEvents), 'seat.given', 'attachment.added'] },
			thingId: { not: null },
			NOT: { actorId: actor.accountId ?? '' }
		},
		orderBy: { id: 'desc' },
		take: 200
	});
	const lines = await Promise.all([
		readReturned(actor, since),
		readAnswered(actor, since),
		tellMeetings(actor, acts, now),
		tellSeats(actor, acts),
		tellFiles(actor, acts)
	]);
	return {
		since,
		visit: last !== undefined,
		noted: visits.some(({ at }) => daysUntil(at, now) === 0),
		lines: lines
			.flat()
			.sort((a, b) => b.at.getTime() - a.at.getTime())
			.slice(0, most)
	};
}

interface Act {
	readonly at: Date;
	readonly event: string;
	readonly thingId: string | null;
	readonly data: string;
}

/** The actor's groups, or all of the federation for the office: the wall stands in every question below. */
const inOwnGroups = (actor: Actor) => ({
	federationId: actor.federationId ?? '',
	...(actor.office === null ? { groupId: { in: actor.seats.map((seat) => seat.groupId) } } : {})
});

const idsOf = (acts: readonly Act[]) => [...new Set(acts.flatMap((act) => act.thingId ?? []))];

/** The latest act for each meeting; several planned in one group on one day are one line. */
async function tellMeetings(actor: Actor, acts: readonly Act[], now: Date): Promise<News[]> {
	const known = acts.filter((act) => act.event in meetingEvents);
	const rows = await context().read.meeting.findMany({
		where: { id: { in: idsOf(known) }, ...inOwnGroups(actor) },
		select: lineFields
	});
	const meetings = rows.map(lineOf);
	const told = meetings.flatMap((meeting): MeetingNews[] => {
		const act = known.find(({ thingId }) => thingId === meeting.id);
		const kind = meetingEvents[act?.event as keyof typeof meetingEvents];
		const past = (kind === 'planned' || kind === 'changed') && meeting.endsAt < now;
		return act && !past ? [{ kind, at: act.at, meeting }] : [];
	});
	const batches = Map.groupBy(
		told.filter((line) => line.kind === 'planned'),
		(line) => `${line.meeting.groupId} ${line.at.toISOString().slice(0, 10)}`
	);
	return [
		...told.filter((line) => line.kind !== 'planned'),
		...[...batches.values()].flatMap((batch): News[] => {
			const [first] = batch;
			if (!first || batch.length === 1) return batch;
			const { groupId, groupName } = first.meeting;
			return [{ kind: 'planned-many', at: first.at, count: batch.length, groupId, groupName }];
		})
	];
}

async function tellSeats(actor: Actor, acts: readonly Act[]): Promise<News[]> {
	const known = acts.filter((act) => act.event === 'seat.given');
	const rows = await context().read.seat.findMany({
		where: {
			id: { in: idsOf(known) },
			to: null,
			membershipId: { not: actor.membershipId ?? '' },
			...inOwnGroups(actor)
		},
		include: { group: { select: { name: true } }, membership: { include: { account: { select: { name: true } } } } }
	});
	return rows.flatMap((seat): News[] => {
		const act = known.find(({ thingId }) => thingId === seat.id);
		if (!act) return [];
		const role = seatRoleOf(seat.role);
		return [
			{
				kind: 'seat',
				at: act.at,
				name: nameOf(seat.membership),
				role,
				groupId: seat.groupId,
				groupName: seat.group.name
			}
		];
	});
}

async function tellFiles(actor: Actor, acts: readonly Act[]): Promise<News[]> {
	const known = acts.filter((act) => act.event === 'attachment.added');
	const rows = await context().read.attachment.findMany({
		where: {
			itemId: { in: idsOf(known) },
			removedAt: null,
			federationId: actor.federationId ?? '',
			meeting: inOwnGroups(actor)
		},
		include: { meeting: { select: lineFields } }
	});
	return rows.flatMap((file): News[] => {
		const act = known.find(({ data }) => data.includes(file.id));
		return act ? [{ kind: 'file', at: act.at, name: file.name, meeting: lineOf(file.meeting) }] : [];
	});
}
