import { CheckIn } from '#lib/attendance/schema.ts';
import { mayServeFor, type Form } from '#lib/attendance/log.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command, type CommandContext } from '#server/command.ts';
import { keepPromises } from './keep-promises.ts';
import { demandOwnPlace, openLogBook, type LogBook } from './log-book.ts';

/**
 * Somebody says that they are here and how they take part; a member may say so too for those who sit beside them at the
 * same screen, which the log shows. Checking in again changes the form, or nothing. A substitute who has promised to
 * serve for somebody who is not here serves from now on, or from the start.
 * Refusals: 'attendance.closed' when it is too early or over, 'attendance.no-place', 'attendance.not-needed' for a
 * substitute in a group where they attend only to serve, 'thing.missing', 'access.denied'.
 */
export const checkIn = command('attendance.check-in', CheckIn, async (ctx, { meetingId, form, beside }) => {
	const book = await openLogBook(ctx, meetingId);
	ctx.demand('attendance.own', book.facts);
	demandOwnPlace(book, ctx.now);
	const mine = book.mine.map(({ who }) => who);
	const others = [...new Set(beside)].filter((who) => !mine.includes(who));
	if (others.length > 0) {
		ctx.demand('attendance.beside', book.facts);
		// Only who has a seat at the table: a guest enters by their own link.
		if (others.some((who) => book.place(who).column !== 'seatId')) refuse('attendance.no-place');
	}
	for (const who of [...mine, ...others]) await demandNeeded(ctx, book, who);
	for (const who of mine) await arrive(book, who, form, true);
	for (const who of others) await arrive(book, who, form, false);
	await keepPromises(ctx, book, [...mine, ...others]);
	return { form };
});

async function arrive(book: LogBook, who: string, form: Form, own: boolean): Promise<void> {
	const before = book.now.here.get(who);
	if (before === undefined) await book.write({ kind: 'arrive', who, form });
	// Somebody who has said how they take part is not moved by their neighbour.
	else if (own && before !== form) await book.write({ kind: 'form', who, form });
}

/** In a group where substitutes attend only to serve, one comes when a seat they stand in for is empty. */
async function demandNeeded({ db }: CommandContext, book: LogBook, who: string): Promise<void> {
	const { seats } = book.gathered;
	const own = seats.find((seat) => seat.id === who);
	if (own?.role !== 'substitute' || book.now.here.has(who)) return;
	const { substitutesAttend } = await db.group.findUniqueOrThrow({
		where: { id: book.meeting.groupId },
		select: { substitutesAttend: true }
	});
	const needed = seats.some((seat) => mayServeFor(own, seat) && !book.now.here.has(seat.id));
	if (!substitutesAttend && !needed) refuse('attendance.not-needed', { details: { name: own.name } });
}
