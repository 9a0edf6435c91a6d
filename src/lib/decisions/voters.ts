import type { AttendanceOf, AttendedItem } from '#lib/attendance/derive.ts';
import type { AttendanceView } from '#lib/attendance/view.ts';
import { nameWithParty } from '#lib/network/seat-words.ts';
import type { NamedSeat } from './view.ts';

/**
 * An item as it was treated, as the command that decides has it: a sub-item the meeting did not turn to by itself was
 * treated with its item. None when the meeting has not come to it.
 */
export function treatedOf(
	day: AttendanceOf,
	item: { readonly id: string; readonly parentId: string | null } | null
): AttendedItem | null {
	const of = (id: string | null | undefined) => day.items.find(({ itemId }) => itemId === id);
	return of(item?.id) ?? of(item?.parentId) ?? null;
}

/** Who has a vote at an item that was treated, in the order of the list. */
export function votersAt(view: AttendanceView, treated: AttendedItem): NamedSeat[] {
	const voters = new Set(treated.closing.votes.values());
	return view.people
		.filter(({ who }) => voters.has(who))
		.map((one) => {
			const org = view.organisations.find(({ id }) => id === one.organisationId)?.shortName;
			return { seatId: one.who, name: org ? `${nameWithParty(one)}, ${org}` : nameWithParty(one) };
		});
}
