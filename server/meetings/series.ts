import { baseNumber, numberings, takesNumber, type Numbering, type SeriesMeeting } from '#lib/agenda/numbering.ts';
import { itemKind } from '#lib/agenda/item.ts';
import type { Prisma } from '#server/db/generated/client.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';

interface Of {
	readonly federationId: string;
	readonly groupId: string;
}

type Database = ReadClient | Transaction;

const meetingRow = {
	id: true,
	year: true,
	ordinal: true,
	startsAt: true,
	startedAt: true,
	calledAt: true,
	state: true,
	items: { where: { removedAt: null }, select: { parentId: true, kind: true, numbered: true, number: true } }
} as const;

const rowsOf = (db: Database, where: Prisma.MeetingWhereInput) => db.meeting.findMany({ where, select: meetingRow });

function asSeries({
	startedAt,
	calledAt,
	state,
	items,
	...meeting
}: Awaited<ReturnType<typeof rowsOf>>[number]): SeriesMeeting {
	const fixed = items.flatMap((item) => item.number ?? []);
	return {
		...meeting,
		fixed: startedAt !== null || (calledAt !== null && state !== 'cancelled'),
		cancelled: state === 'cancelled',
		highest: fixed.length > 0 ? Math.max(...fixed) : null,
		takes: items.filter((item) => takesNumber({ ...item, kind: itemKind(item.kind) })).length
	};
}

const isFixed: Prisma.MeetingWhereInput = {
	OR: [{ startedAt: { not: null } }, { calledAt: { not: null }, state: { not: 'cancelled' } }]
};
const isOpen: Prisma.MeetingWhereInput = { startedAt: null, calledAt: null, state: { not: 'cancelled' } };

/** Meetings of a time, of which only the highest number that was fixed counts, as one. */
const asOne = (year: number, startsAt: Date, highest: number | null): SeriesMeeting => ({
	...{ id: '', year, startsAt, ordinal: 0, fixed: highest !== null, cancelled: highest === null, highest, takes: 0 }
});

/**
 * The meetings that the first number of one meeting follows from, inside a command or a read that has asked for
 * permission. A series is as long as the group is old, but of it only those are read that stand between the first
 * meeting without fixed numbers and this one; of all before and after, the highest number that was fixed.
 */
export async function readSeries(
	db: Database,
	{ federationId, groupId, meetingId }: Of & { readonly meetingId: string },
	numbering: Numbering
): Promise<SeriesMeeting[]> {
	const group = { federationId, groupId };
	const own = await db.meeting.findFirst({ where: { id: meetingId, ...group }, select: meetingRow });
	if (!own) return [];
	if (numbering === 'per-meeting' || numbering === 'plain') return [asSeries(own)];
	const series = { ...group, ...(numbering === 'per-year' ? { year: own.year } : {}) };
	const first = await db.meeting.findFirst({
		where: { ...series, ...isOpen, startsAt: { lte: own.startsAt } },
		orderBy: { startsAt: 'asc' },
		select: { startsAt: true }
	});
	const from = first?.startsAt ?? own.startsAt;
	const highest = async (startsAt: Prisma.DateTimeFilter) =>
		(
			await db.agendaItem.aggregate({
				where: { federationId, removedAt: null, meeting: { ...series, ...isFixed, startsAt } },
				_max: { number: true }
			})
		)._max.number;
	const [rows, before, after, oldest] = await Promise.all([
		rowsOf(db, { ...series, startsAt: { gte: from, lte: own.startsAt } }),
		highest({ lt: from }),
		highest({ gt: own.startsAt }),
		db.meeting.aggregate({ where: group, _min: { year: true } })
	]);
	const firstYear = oldest._min.year ?? own.year;
	return [
		asOne(own.year, new Date(0), before),
		...rows.map(asSeries),
		asOne(own.year, new Date(8.64e15), after),
		asOne(firstYear, new Date(0), null)
	];
}

const rule = (word: string): Numbering => numberings.find((known) => known === word) ?? 'plain';

/**
 * The number that the next item of a meeting takes by its group's rule: its first one before the start, and after it
 * the one above all that were fixed, so that no number is given twice in a series.
 */
export async function nextNumber(
	db: ReadClient | Transaction,
	of: Of & { readonly meetingId: string }
): Promise<number> {
	const group = await db.group.findUniqueOrThrow({
		where: { id: of.groupId },
		select: { numbering: true, numberStart: true }
	});
	const numbering = rule(group.numbering);
	const series = await readSeries(db, of, numbering);
	const base = baseNumber(numbering, group.numberStart, series, of.meetingId);
	const highest = series.find((meeting) => meeting.id === of.meetingId)?.highest ?? null;
	return highest === null ? base : Math.max(base, highest + 1);
}
