import type { EventKind } from '#lib/attendance/log.ts';
import { RecordFor } from '#lib/attendance/schema.ts';
import { fromLocal, toLocal } from '#lib/i18n/dates.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { demandItem, openLogBook, type LogBook } from './log-book.ts';
import { serveOn } from './serving.ts';

const needsItem: readonly EventKind[] = ['recuse', 'return'];

/**
 * The secretary or whoever leads writes for somebody else: that they came, left, take part in another way, stepped
 * aside, serve. A time may be given, on the day of the meeting ("kom 13.20"); it is taken as it is, and what follows
 * from it is derived. Without a time it is now, and what changes nothing is not written.
 * Refusals: 'input.invalid' (no item where one is needed, a time ahead), those of `serveOn`, 'attendance.no-place',
 * 'attendance.not-here', 'thing.missing', 'access.denied'.
 */
export const recordFor = command('attendance.record', RecordFor, async (ctx, input) => {
	const { meetingId, who, kind, itemId, forSeatId } = input;
	const book = await openLogBook(ctx, meetingId);
	ctx.demand('attendance.keep', book.facts);
	const { name } = book.place(who);
	if (needsItem.includes(kind) && !itemId) refuse('input.invalid', { fields: { itemId: 'field.required' } });
	if (kind === 'serve' && !forSeatId) refuse('input.invalid', { fields: { forSeatId: 'field.required' } });
	if (itemId) await demandItem(ctx.db, book.facts, itemId);
	const typed = input.time === null ? null : momentOf(book, input.time, ctx.now);
	// After the meeting "now" says nothing; being disqualified on an item needs no time.
	if (book.meeting.state === 'ended' && typed === null && !needsItem.includes(kind))
		refuse('input.invalid', { fields: { time: 'field.required' } });
	const form = input.form || (kind === 'arrive' ? 'room' : undefined);
	if (kind === 'form' && !form) refuse('input.invalid', { fields: { form: 'field.required' } });
	const given = form === undefined ? {} : { form };

	if (typed === null) {
		const here = book.now.here.has(who);
		if (kind === 'arrive' && here && book.now.here.get(who) === form) return {};
		if (kind === 'leave' && !here) return {};
		if (kind === 'form' && !here) refuse('attendance.not-here', { details: { name } });
		const aside = itemId !== null && book.day.at(itemId).recused.has(who);
		if ((kind === 'recuse' && aside) || (kind === 'return' && !aside)) return {};
		if (kind === 'step-back' && !book.now.present.get(who)?.servesFor) return {};
	}
	if (kind === 'serve' && forSeatId) {
		const on = typed === null ? serveOn(book, { who, forSeatId, itemId, inOrder: false }) : { itemId };
		if (on) await book.write({ kind, who, forSeatId, itemId: on.itemId, ...(typed ? { at: typed } : {}) });
		return {};
	}
	// To be disqualified concerns the whole item, also when it is written down after it.
	const treated = kind === 'recuse' ? book.day.items.find((item) => item.itemId === itemId && item.endedAt) : undefined;
	const at = typed ?? treated?.startedAt;
	await book.write({ kind, who, itemId, forSeatId, ...given, ...(at ? { at } : {}) });
	return {};
});

/** The moment a clock named on the day of the meeting. Refuses 'field.ahead' for one that has not been. */
function momentOf({ meeting }: LogBook, clock: string, now: Date): Date {
	const at = fromLocal(toLocal(meeting.startedAt ?? now).date, clock);
	if (!at) refuse('input.invalid', { fields: { time: 'field.date' } });
	if (at > (meeting.endedAt ?? now)) refuse('input.invalid', { fields: { time: 'field.ahead' } });
	return at;
}
