import { mayServeFor } from '#lib/attendance/log.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { LogBook } from './log-book.ts';

interface Wanted {
	/** The substitute's seat, and the voting seat served for. */
	readonly who: string;
	readonly forSeatId: string;
	/** On this item only. */
	readonly itemId: string | null;
	/** Whoever leads may pass over the order in which substitutes are asked. */
	readonly inOrder: boolean;
}

/**
 * Whether a substitute may serve for a seat now, and on which item: where the holder has stepped aside for the item that
 * is being treated, on that item only. Out: none when they already have that vote.
 * Refusals: 'attendance.not-substitute', 'attendance.not-here', 'attendance.holder-here', 'attendance.serves-already',
 * 'attendance.seat-served', and 'attendance.order' when another comes first and is here.
 */
export function serveOn(book: LogBook, wanted: Wanted): { readonly itemId: string | null } | null {
	const { who, forSeatId } = wanted;
	const { seats } = book.gathered;
	const substitute = seats.find((seat) => seat.id === who);
	const seat = seats.find((one) => one.id === forSeatId);
	const nameOf = (id: string) => ({ details: { name: seats.find((one) => one.id === id)?.name ?? '' } });
	if (!substitute || !seat || !mayServeFor(substitute, seat)) refuse('attendance.not-substitute', nameOf(who));
	if (!book.now.here.has(who)) refuse('attendance.not-here', nameOf(who));

	const { itemId: current } = book.now;
	const itemId = wanted.itemId ?? (current && book.now.recused.has(forSeatId) ? current : null);
	const then = itemId === null ? book.now : book.day.at(itemId);
	const voter = then.votes.get(forSeatId);
	if (voter === who) return null;
	// Who was replaced keeps no vote, and may be replaced again.
	const holds = book.now.here.has(forSeatId) && !book.now.replaced.has(forSeatId) && !then.recused.has(forSeatId);
	if (holds) refuse('attendance.holder-here', nameOf(forSeatId));
	if (voter !== undefined) refuse('attendance.seat-served', nameOf(voter));
	if (then.voters.includes(who)) refuse('attendance.serves-already', nameOf(who));
	const before = seats.find(
		(one) =>
			one.id !== who &&
			mayServeFor(one, seat) &&
			one.callOrder < substitute.callOrder &&
			book.now.here.has(one.id) &&
			!then.voters.includes(one.id) &&
			!then.recused.has(one.id)
	);
	if (wanted.inOrder && before) refuse('attendance.order', nameOf(before.id));
	return { itemId };
}
