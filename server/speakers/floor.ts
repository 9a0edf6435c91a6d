import { placesAt } from '#lib/agenda/places.ts';
import { speakerKindOf, waitingOf } from '#lib/speakers/list.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { News } from '#server/bus.ts';
import type { LogBook } from '#server/attendance/log-book.ts';
import type { Transaction } from '#server/db/open.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';

type TheMeeting = Pick<MeetingFacts, 'meetingId' | 'federationId'>;

/** News that a meeting's list of speakers has changed. */
export const floorNews = ({ federationId, meetingId }: TheMeeting): News => ({
	topic: 'speakers',
	federationId,
	meetingId
});

/** The lines of an item's list, in no order. Inside a command that has asked for permission. */
export async function linesOf(db: Transaction, { meetingId, federationId }: TheMeeting, itemId: string) {
	const rows = await db.speaker.findMany({ where: { meetingId, federationId, itemId } });
	return rows.map((row) => ({ ...row, kind: speakerKindOf(row.kind) }));
}

/** Those who wait on an item's list, in the order they are to speak. */
export const waitingOn = async (db: Transaction, meeting: TheMeeting, itemId: string) =>
	waitingOf(await linesOf(db, meeting, itemId));

/** Gives a line its place among those who wait; `waiting` is without it. Out: its place, to be written with it. */
export async function placeAt(
	db: Transaction,
	waiting: readonly { readonly id: string; readonly place: string }[],
	index: number,
	id: string
): Promise<string> {
	const places = placesAt(waiting, index, [id]);
	for (const [other, place] of places)
		if (other !== id) await db.speaker.update({ where: { id: other }, data: { place } });
	return places.get(id) ?? '';
}

/** Ends the speech that is being held, if any. Inside a command: another has the floor, or the meeting leaves the item. */
export async function stopSpeech(db: Transaction, { meetingId, federationId }: TheMeeting, now: Date): Promise<number> {
	const stopped = await db.speaker.updateMany({
		where: { meetingId, federationId, startedAt: { not: null }, endedAt: null },
		data: { endedAt: now }
	});
	return stopped.count;
}

/** One line of the meeting's. Refuses 'floor.gone' for one of another meeting, or of none. */
export async function findLine(db: Transaction, { meetingId, federationId }: TheMeeting, id: string) {
	const line = await db.speaker.findFirst({ where: { id, meetingId, federationId } });
	return line ? { ...line, kind: speakerKindOf(line.kind) } : refuse('floor.gone');
}

/** Who a line of the list is in the attendance log: a guest, their seat, or their membership. */
export function inLog(
	{ gathered, places }: LogBook,
	line: { readonly membershipId: string | null; readonly guestId: string | null }
): string | null {
	if (line.guestId) return line.guestId;
	const seats = gathered.seats.filter((seat) => seat.membershipId === line.membershipId);
	const ids = [...seats.map(({ id }) => id), line.membershipId];
	return places.find(({ who }) => ids.includes(who))?.who ?? null;
}

/** Whether somebody who is here takes part in an item: not who has stepped aside for it, nor a guest asked to another. */
export function takesPart({ day, gathered }: LogBook, who: string, itemId: string): boolean {
	const guest = gathered.guests.find(({ id }) => id === who);
	return !day.at(itemId).recused.has(who) && (guest?.items.some((one) => one.itemId === itemId) ?? true);
}
