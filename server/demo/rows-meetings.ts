import { generateNKeysBetween } from 'fractional-indexing';
import { baseNumber, takesNumber, type SeriesMeeting } from '#lib/agenda/numbering.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import type { Prisma } from '#server/db/generated/client.ts';
import { secondsOf, treatedOrder } from './agenda.ts';
import type { DemoCalendar } from './calendar.ts';
import type { Lines } from './content.ts';
import { datedMeetings, stateOf, type Dated } from './dated.ts';
import { yearOf } from './days.ts';
import type { DemoFederation } from './federation.ts';
import type { DemoGroup } from './groups.ts';
import { demoChance, demoId } from './id.ts';
import { attendanceRows, type AttendanceRows } from './rows-attendance.ts';
import { callingRows, type CallingRows } from './rows-calling.ts';
import { decisionRows, numbered, type DecisionRows } from './rows-decisions.ts';
import { idsOf, type NetworkRows } from './rows-network.ts';
import { writingsOf, type DemoWriting } from './writings.ts';

/** A small file that is put to an item. */
export interface DemoFile {
	readonly meetingId: string;
	readonly itemId: string;
	readonly name: string;
	readonly lines: Lines;
	readonly createdBy: string;
}

export interface MeetingRows extends AttendanceRows, Omit<CallingRows, 'called'>, Omit<DecisionRows, 'things'> {
	readonly meetings: Prisma.MeetingCreateManyInput[];
	readonly calls: Prisma.MeetingCallCreateManyInput[];
	readonly items: Prisma.AgendaItemCreateManyInput[];
	readonly standing: Prisma.StandingItemCreateManyInput[];
	readonly documents: Prisma.DocumentCreateManyInput[];
	readonly things: Prisma.ThingCreateManyInput[];
	readonly writings: DemoWriting[];
	readonly files: DemoFile[];
}

function meetingRow(federation: DemoFederation, group: DemoGroup, meeting: Dated, now: Date) {
	const ids = idsOf(federation);
	const held = stateOf(meeting) === 'ended';
	const startedAt = held ? new Date(meeting.startsAt.getTime() + (1 + demoChance(meeting.key, 4)) * 60_000) : null;
	const spent = meeting.items.reduce((sum, item) => sum + secondsOf(item, meeting.items), 0);
	const minutes = meeting.told.minutes ?? group.minutes;
	const planned = new Date(meeting.startsAt.getTime() - 90 * 86_400_000);
	return {
		id: ids.meeting(meeting.key),
		federationId: ids.federation,
		groupId: ids.group(group.key),
		title: meeting.told.title ?? '',
		year: yearOf(meeting.day),
		ordinal: meeting.ordinal,
		startsAt: meeting.startsAt,
		endsAt: new Date(meeting.startsAt.getTime() + minutes * 60_000),
		place: meeting.told.place ?? group.place,
		videoLink: group.link ?? '',
		state: stateOf(meeting),
		startedAt,
		endedAt: startedAt && new Date(startedAt.getTime() + spent * 1000),
		createdAt: planned < now ? planned : new Date(now.getTime() - 20 * 86_400_000),
		createdBy: ids.account(federation.planner)
	};
}

/**
 * Rows of a meeting's items. The numbers are fixed by the calling, of one that was held the order of treatment and the
 * times too.
 */
function itemRows(federation: DemoFederation, meeting: Dated, base: number): Prisma.AgendaItemCreateManyInput[] {
	const ids = idsOf(federation);
	const held = stateOf(meeting) === 'ended';
	const order = treatedOrder(meeting.items);
	const treated = new Map(generateNKeysBetween(null, null, order.length).map((key, index) => [order[index]?.id, key]));
	let number = base;
	return meeting.items.map((item) => ({
		id: item.id,
		federationId: ids.federation,
		meetingId: ids.meeting(meeting.key),
		place: item.place,
		parentId: item.parentId,
		title: item.title,
		kind: item.kind,
		presenter: item.presenter,
		minutes: item.minutes,
		numbered: item.numbered,
		...(isFixed(meeting) ? { number: takesNumber(item) ? number++ : null } : {}),
		...(held
			? {
					treatedPlace: treated.get(item.id) ?? null,
					state: item.kind === 'section' ? 'planned' : (item.told.left ?? 'treated'),
					usedSeconds: secondsOf(item, meeting.items)
				}
			: {})
	}));
}

/** Its numbers stand: it was held, or its calling has gone out. */
const isFixed = (meeting: Dated): boolean => stateOf(meeting) === 'ended' || meeting.told.calling !== undefined;

const seriesRow = (meeting: Dated): SeriesMeeting => {
	const takes = meeting.items.filter(takesNumber).length;
	return {
		id: meeting.key,
		year: yearOf(meeting.day),
		ordinal: meeting.ordinal,
		startsAt: meeting.startsAt,
		fixed: isFixed(meeting),
		cancelled: stateOf(meeting) === 'cancelled',
		highest: null,
		takes
	};
};

/** The first number of each meeting that was held, one after the other by the group's own rule. */
function basesOf(group: DemoGroup, numberStart: number, meetings: readonly Dated[]): Map<string, number> {
	const series = meetings.map(seriesRow);
	const bases = new Map<string, number>();
	for (const [index, meeting] of series.entries()) {
		const base = baseNumber(group.numbering, numberStart, series, meeting.id);
		bases.set(meeting.id, base);
		series[index] = { ...meeting, highest: base + meeting.takes - 1 };
	}
	return bases;
}

function standingRows(federation: DemoFederation, group: DemoGroup): Prisma.StandingItemCreateManyInput[] {
	const groupId = idsOf(federation).group(group.key);
	return (federation.years[group.key]?.standing ?? []).map((item, index) => ({
		id: demoId(`standing/${groupId}/${index}`),
		groupId,
		place: index + 1,
		title: item.title,
		kind: item.kind,
		presenter: item.by ?? '',
		minutes: item.min ?? null,
		numbered: item.kind !== 'section' && !item.unnumbered
	}));
}

function rowsOfMeeting(
	federation: DemoFederation,
	group: DemoGroup,
	meeting: Dated,
	base: number,
	now: Date,
	network: NetworkRows,
	last: boolean
): MeetingRows {
	const ids = idsOf(federation);
	const row = meetingRow(federation, group, meeting, now);
	const { startedAt } = row;
	const { id: meetingId, federationId, groupId, createdAt } = row;
	const thing = { federationId, groupId, createdAt };
	const { called, answers, ...calling } = callingRows({ federation, group, meeting, base, row });
	const came = startedAt ? attendanceRows({ federation, group, meeting, network, startedAt }) : noAttendance;
	const { createdBy } = row;
	const { things, ...decided } = decisionRows({ federation, group, meeting, network, rows: came, last, createdBy });
	return {
		meetings: [{ ...row, ...called }],
		calls: (meeting.told.called ?? []).map(({ who, reason }) => ({
			meetingId,
			membershipId: ids.membership(who),
			reason
		})),
		items: itemRows(federation, meeting, base),
		standing: [],
		things: [
			{ ...thing, id: meetingId, kind: 'meeting', title: row.title || `${group.name} ${ordinalLabel(row)}` },
			...meeting.items.map((item) => ({ ...thing, id: item.id, kind: 'item', title: item.title })),
			...things
		],
		...decided,
		...writingsOf(federation, meeting, createdAt),
		...came,
		...calling,
		answers: [...came.answers, ...answers],
		files: meeting.items.flatMap((item) =>
			(item.told.files ?? []).map((file) => ({ meetingId, itemId: item.id, ...file, createdBy: row.createdBy }))
		)
	};
}

const noAttendance: AttendanceRows = { stretches: [], attendance: [], answers: [], guests: [], guestItems: [] };

/** Everything a federation's groups have met about and will meet about, around the day of loading. */
export function meetingRows(federation: DemoFederation, calendar: DemoCalendar, network: NetworkRows): MeetingRows {
	const parts = federation.groups.flatMap((group, index) => {
		const meetings = datedMeetings(federation, group, calendar);
		const bases = basesOf(group, network.groups[index]?.numberStart ?? 1, meetings);
		const last = meetings.findLast((meeting) => stateOf(meeting) === 'ended');
		return meetings.map((meeting) =>
			rowsOfMeeting(federation, group, meeting, bases.get(meeting.key) ?? 1, calendar.now, network, meeting === last)
		);
	});
	const all = <Name extends keyof MeetingRows>(name: Name) =>
		parts.flatMap((part) => part[name] as unknown[]) as MeetingRows[Name];
	return {
		meetings: all('meetings'),
		calls: all('calls'),
		items: all('items'),
		standing: federation.groups.flatMap((group) => standingRows(federation, group)),
		documents: all('documents'),
		things: all('things'),
		writings: all('writings'),
		files: all('files'),
		stretches: all('stretches'),
		attendance: all('attendance'),
		answers: all('answers'),
		callings: all('callings'),
		requests: all('requests'),
		guests: all('guests'),
		guestItems: all('guestItems'),
		decisions: numbered(all('decisions')),
		assignments: all('assignments'),
		links: all('links'),
		polls: all('polls'),
		ballots: all('ballots'),
		reservations: all('reservations')
	};
}
