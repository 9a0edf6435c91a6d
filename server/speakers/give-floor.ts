import { GiveFloor } from '#lib/speakers/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { openLogBook } from '#server/attendance/log-book.ts';
import { command } from '#server/command.ts';
import { findLine, floorNews, inLog, stopSpeech, takesPart, waitingOn } from './floor.ts';

/**
 * The chair gives somebody the floor: the next in turn, or another who waits. Who had it has it no more; to whom has it
 * nothing changes.
 * Refusals: 'meeting.state' unless live, 'meeting.paused', 'floor.gone' when nobody waits or they wait no longer,
 * 'attendance.not-here' when they have left, 'floor.aside' when they have stepped aside, 'thing.missing', 'access.denied'.
 */
export const giveFloor = command('floor.give', GiveFloor, async (ctx, { meetingId, requestId }) => {
	const { db, now, demand, audit, tell } = ctx;
	const book = await openLogBook(ctx, meetingId);
	const { facts } = book;
	demand('meeting.read', facts);
	if (facts.meetingState !== 'live') refuse('meeting.state');
	demand('meeting.run', facts);
	const { currentItemId, pausedSince } = await db.meeting.findUniqueOrThrow({ where: { id: meetingId } });
	if (pausedSince) refuse('meeting.paused');
	if (!currentItemId) refuse('floor.gone');
	const id = requestId ?? (await waitingOn(db, facts, currentItemId))[0]?.id ?? refuse('floor.gone');
	const line = await findLine(db, facts, id);
	if (line.itemId !== currentItemId) refuse('floor.not-now');
	if (line.startedAt && !line.endedAt) return { requestId: id };
	const who = inLog(book, line);
	const name = book.places.find((place) => place.who === who)?.name ?? '';
	if (!who || !book.now.here.has(who)) refuse('attendance.not-here', { details: { name } });
	if (!takesPart(book, who, line.itemId)) refuse('floor.aside', { details: { name } });

	await stopSpeech(db, facts, now);
	const given = await db.speaker.updateMany({
		where: { id, meetingId, startedAt: null, withdrawnAt: null },
		data: { startedAt: now }
	});
	if (given.count === 0) refuse('floor.gone');
	audit('floor.given', { thingId: meetingId, data: { requestId: id } });
	tell(floorNews(facts));
	return { requestId: id };
});
