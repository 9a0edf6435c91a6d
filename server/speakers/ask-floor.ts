import { AskFloor } from '#lib/speakers/schema.ts';
import { isWaiting, speechesOf, turnOf, waitingOf } from '#lib/speakers/list.ts';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { openLogBook, type LogBook, type Place } from '#server/attendance/log-book.ts';
import { command, type CommandContext } from '#server/command.ts';
import { floorNews, linesOf, placeAt, takesPart } from './floor.ts';

/**
 * Somebody asks for the floor, for a reply to who spoke, or for a point of order; whoever leads may put others who are
 * here on the list. The floor can be asked for ahead, on an item that has not been treated. Asking again for the same
 * changes nothing.
 * Refusals: 'meeting.state' unless live, 'attendance.not-here', 'floor.aside' to who does not take part in the item,
 * 'floor.not-now' where the item is over or a reply is too early, 'floor.nobody-spoke', 'thing.missing', 'access.denied'.
 */
export const askFloor = command('floor.ask', AskFloor, async (ctx, { meetingId, itemId, kind, who }) => {
	const { db, now, demand, audit, tell } = ctx;
	const book = await openLogBook(ctx, meetingId);
	const { facts } = book;
	demand('meeting.visit', facts);
	if (facts.meetingState !== 'live') refuse('meeting.state');
	demand('floor.ask', { ...facts, itemId });
	const place = placeOf(ctx, book, who);
	await demandTakesPart(ctx, book, place, itemId, kind === 'floor');

	const lines = await linesOf(db, facts, itemId);
	const person = columnsOf(book, place);
	const own = (line: { membershipId: string | null; guestId: string | null }) =>
		line.membershipId === person.membershipId && line.guestId === person.guestId;
	const there = lines.find((line) => own(line) && line.kind === kind && isWaiting(line));
	if (there) return { requestId: there.id };
	const answered = kind === 'reply' ? speechesOf(lines).findLast((line) => !own(line)) : undefined;
	if (kind === 'reply' && !answered) refuse('floor.nobody-spoke');

	const id = newId();
	const waiting = waitingOf(lines);
	await db.speaker.create({
		data: {
			...{ id, federationId: facts.federationId, meetingId, itemId, ...person, kind, askedAt: now },
			replyToId: answered?.id ?? null,
			place: await placeAt(db, waiting, turnOf(waiting, kind), id)
		}
	});
	audit('floor.asked', { thingId: meetingId, data: { itemId, kind } });
	tell(floorNews(facts));
	return { requestId: id };
});

/** Whose place at the table it is: one's own, or that of somebody whom whoever leads puts on the list. */
function placeOf({ actor, demand }: CommandContext, book: LogBook, who: string | null): Place {
	const { mine, now } = book;
	const other = who !== null && !mine.some((one) => one.who === who);
	if (other) demand('meeting.run', book.facts);
	const place = other ? book.place(who) : (mine.find((one) => now.here.has(one.who)) ?? mine[0]);
	if (!place || !now.here.has(place.who))
		refuse('attendance.not-here', { details: { name: place?.name ?? actor.name } });
	return place;
}

/** Refuses who does not take part in the item, and an item that is over; replies belong to the item that is on. */
async function demandTakesPart(
	{ db }: CommandContext,
	book: LogBook,
	{ who, name }: Place,
	itemId: string,
	ahead: boolean
): Promise<void> {
	const { meetingId, federationId } = book.facts;
	const { currentItemId } = await db.meeting.findUniqueOrThrow({ where: { id: meetingId } });
	const item = await db.agendaItem.findFirst({
		where: { id: itemId, meetingId, federationId, removedAt: null, state: { not: 'struck' } }
	});
	if (!item) refuse('thing.missing');
	const current = itemId === currentItemId;
	if (!current && (!ahead || item.state === 'treated')) refuse('floor.not-now');
	if (!takesPart(book, who, itemId)) refuse('floor.aside', { details: { name } });
}

function columnsOf({ gathered }: LogBook, { who, column }: Place) {
	if (column === 'guestId') return { membershipId: null, guestId: who };
	const seat = gathered.seats.find(({ id }) => id === who);
	return { membershipId: seat?.membershipId ?? who, guestId: null };
}
