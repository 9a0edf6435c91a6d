import { baseNumber, numberings, takesNumber, type Numbering, type SeriesMeeting } from '#lib/agenda/numbering.ts';
import { itemKind } from '#lib/agenda/item.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';

interface Of {
	readonly federationId: string;
	readonly groupId: string;
}

/** A group's meetings as far as their numbers go. Inside a command or a read that has asked for permission. */
export async function readSeries(
	db: ReadClient | Transaction,
	{ federationId, groupId }: Of
): Promise<SeriesMeeting[]> {
	const meetings = await db.meeting.findMany({
		where: { federationId, groupId },
		select: {
			id: true,
			year: true,
			ordinal: true,
			startsAt: true,
			startedAt: true,
			calledAt: true,
			state: true,
			items: {
				where: { removedAt: null },
				select: { parentId: true, kind: true, numbered: true, number: true }
			}
		}
	});
	return meetings.map(({ startedAt, calledAt, state, items, ...meeting }) => {
		const fixed = items.flatMap((item) => item.number ?? []);
		return {
			...meeting,
			fixed: startedAt !== null || (calledAt !== null && state !== 'cancelled'),
			cancelled: state === 'cancelled',
			highest: fixed.length > 0 ? Math.max(...fixed) : null,
			takes: items.filter((item) => takesNumber({ ...item, kind: itemKind(item.kind) })).length
		};
	});
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
	const series = await readSeries(db, of);
	const numbering = rule(group.numbering);
	const base = baseNumber(numbering, group.numberStart, series, of.meetingId);
	const highest = series.find((meeting) => meeting.id === of.meetingId)?.highest ?? null;
	return highest === null ? base : Math.max(base, highest + 1);
}
