import type { AssignmentLine } from '#lib/assignments/view.ts';
import type { CameReport } from '#lib/briefings/view.ts';
import type { ComingTable } from '#lib/calling/coming.ts';
import type { HomeMeeting, OwnPart, Waiting } from '#lib/home/home.ts';
import { gapSentences } from '#lib/network/gap-words.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import type { CameLine } from '#lib/relay/view.ts';
import { can } from '#lib/permissions/rules.ts';
import { readCameReports } from '#server/briefings/read-came.ts';
import { readBriefingWaits } from '#server/briefings/read-waiting.ts';
import { readMyAssignments } from '#server/assignments/read.ts';
import { readComing } from '#server/calling/read.ts';
import { readCallingWaits } from '#server/calling/read-waiting.ts';
import { context } from '#server/context.ts';
import { readPassedToMine } from '#server/relay/read.ts';
import { readRelayWaits } from '#server/relay/read-waiting.ts';
import { readOpenMatters } from '#server/matters/read-waiting.ts';
import { readMinutesAsked } from '#server/minutes/read-asked.ts';
import { readCalendar } from '#server/meetings/read.ts';
import { readProposalWaits } from '#server/proposals/read-waiting.ts';
import { readGroups } from '#server/network/read.ts';
import { readPackWaits } from '#server/organisation/read-waiting.ts';
import { demand } from '#server/permissions/demand.ts';
import { readNews, type NewsSince } from './read-news.ts';

const day = 24 * 60 * 60 * 1000;

export interface Home {
	readonly now: Date;
	readonly reader: 'office' | 'leads' | 'member' | 'none';
	readonly next:
		(HomeMeeting & { readonly items: number; readonly own: OwnPart | null; readonly table: ComingTable }) | null;
	/** The meetings after the next one, at most eight. */
	readonly coming: readonly HomeMeeting[];
	readonly waiting: readonly Waiting[];
	/** The reader's own open tasks, the late ones first. */
	readonly assignments: readonly AssignmentLine[];
	/** What was passed to the reader's groups and is not at its end. */
	readonly passed: readonly CameLine[];
	/** Reports from those who decide, of the last month. */
	readonly reports: readonly CameReport[];
	readonly news: NewsSince;
}

/** What Home says to the actor: the next meeting, what waits, what is new. Refuses what 'home.read' refuses. */
export async function readHome(actor: Actor): Promise<Home> {
	demand(actor, 'home.read', {});
	const { clock } = context();
	const now = clock.now();
	const meetings = await readCalendar(actor, new Date(now.getTime() - 30 * day), new Date(now.getTime() + 400 * day));
	const ahead = meetings.filter(({ state, endsAt }) => state === 'live' || (state === 'planned' && endsAt > now));
	const nextLine = ahead.find((meeting) => isOwn(actor, meeting)) ?? ahead[0];
	const minutes = await readMinutesAsked(actor, now);
	const held = minutes.meetings.filter(({ state }) => state === 'ended');
	const [next, news, gaps, items, calling, matters, packs, assignments, relays, passed, proposals, briefings, reports] =
		await Promise.all([
			nextLine ? readNext(actor, nextLine) : null,
			readNews(actor, now),
			actor.office === null ? [] : readGaps(actor),
			countItems(actor, ahead),
			readCallingWaits(actor, ahead, now),
			readOpenMatters(actor),
			readPackWaits(actor, now),
			readMyAssignments(actor),
			readRelayWaits(actor),
			readPassedToMine(actor),
			readProposalWaits(actor),
			readBriefingWaits(actor, [...ahead, ...held], now),
			readCameReports(actor, now)
		]);
	return {
		now,
		reader: readerOf(actor),
		next,
		coming: ahead.filter((meeting) => meeting.id !== nextLine?.id).slice(0, 8),
		waiting: [
			...ahead.flatMap((meeting): Waiting[] => {
				const kind = calling.get(meeting.id);
				return kind ? [{ kind, meeting }] : [];
			}),
			...minutes.meetings.flatMap((meeting) =>
				minutes
					.waitsOf(meeting.id)
					.map(({ kind: what, due, part }): Waiting => ({ kind: 'minutes', what, due, part, meeting }))
			),
			...waitingMeetings(actor, meetings, items, news.since, now),
			...[...ahead, ...held].flatMap((meeting): Waiting[] => {
				const what = briefings.get(meeting.id);
				return what ? [{ kind: 'briefing', what, meeting }] : [];
			}),
			...relays.map((wait): Waiting => ({ kind: 'relay', wait })),
			...packs.map((pack): Waiting => ({ kind: 'pack', ...pack })),
			...matters.map((matter): Waiting => ({ kind: 'matter', ...matter })),
			...proposals.map((proposal): Waiting => ({ kind: 'proposal', ...proposal })),
			...gaps
		],
		assignments,
		...{ passed, reports },
		news: withoutWaiting(news, meetings)
	};
}

const isOwn = (actor: Actor, meeting: { groupId: string }) =>
	actor.office === null || actor.seats.some((seat) => seat.groupId === meeting.groupId);

const leadsIn = (actor: Actor, groupId: string) =>
	can(actor, 'meeting.plan', { federationId: actor.federationId, groupId });

function readerOf(actor: Actor): Home['reader'] {
	if (actor.office !== null) return 'office';
	if (actor.seats.length === 0) return 'none';
	return actor.seats.some((seat) => leadsIn(actor, seat.groupId)) ? 'leads' : 'member';
}

async function readNext(actor: Actor, meeting: HomeMeeting): Promise<NonNullable<Home['next']>> {
	const seat = actor.seats.find((one) => one.groupId === meeting.groupId);
	const [table, items, organisation] = await Promise.all([
		readComing(actor, meeting.id),
		countItems(actor, [meeting]),
		seat?.organisationId
			? context().read.organisation.findFirst({
					where: { id: seat.organisationId, federationId: actor.federationId ?? '' },
					select: { name: true }
				})
			: null
	]);
	const own: OwnPart | null = seat
		? {
				kind: 'seat',
				role: seat.role,
				organisation: organisation?.name ?? null
			}
		: actor.office
			? { kind: 'office', role: actor.office }
			: { kind: 'called' };
	return { ...meeting, items: items.get(meeting.id) ?? 0, own, table };
}

/** Numbers of items, sub-items left out, by meeting. */
async function countItems(actor: Actor, meetings: readonly HomeMeeting[]): Promise<Map<string, number>> {
	const rows = await context().read.agendaItem.groupBy({
		by: ['meetingId'],
		where: {
			federationId: actor.federationId ?? '',
			meetingId: { in: meetings.map(({ id }) => id) },
			parentId: null,
			removedAt: null
		},
		_count: true
	});
	return new Map(rows.map((row) => [row.meetingId, row._count]));
}

/** What waits around meetings: agendas for who leads, meetings left open or never begun, notes since the last visit. */
function waitingMeetings(
	actor: Actor,
	meetings: readonly HomeMeeting[],
	items: ReadonlyMap<string, number>,
	since: Date,
	now: Date
): Waiting[] {
	const soon = new Date(now.getTime() + 30 * day);
	return meetings.flatMap((meeting): Waiting[] => {
		const { state, startsAt, endsAt } = meeting;
		const leads = leadsIn(actor, meeting.groupId);
		if (leads && state === 'live' && endsAt.getTime() + day / 48 < now.getTime())
			return [{ kind: 'not-ended', meeting }];
		if (leads && state === 'planned' && endsAt <= now) return [{ kind: 'not-started', meeting }];
		if (leads && state === 'planned' && startsAt < soon && !items.get(meeting.id))
			return [{ kind: 'empty-agenda', meeting }];
		if (state === 'ended' && endsAt >= since && isOwn(actor, meeting)) return [{ kind: 'for-me', meeting }];
		return [];
	});
}

/** A line for each group that lacks somebody it must hold. */
async function readGaps(actor: Actor): Promise<Waiting[]> {
	const { groups } = await readGroups(actor);
	return groups
		.filter((group) => !group.ended)
		.flatMap((group): Waiting[] => {
			const lacking = group.gaps.filter((gap) => gap.kind === 'part-missing' || gap.kind === 'missing');
			const sentence = gapSentences(lacking)[0];
			return sentence ? [{ kind: 'gap', groupId: group.id, groupName: group.name, sentence }] : [];
		});
}

/** Notes that wait to be read are not told a second time. */
const withoutWaiting = (news: NewsSince, meetings: readonly HomeMeeting[]): NewsSince => ({
	...news,
	lines: news.lines.filter((line) => line.kind !== 'ended' || !meetings.some(({ id }) => id === line.meeting.id))
});
