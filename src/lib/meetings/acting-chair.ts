import type { AttendingSeat } from '#lib/attendance/log.ts';
import type { Presence } from '#lib/attendance/derive.ts';

/** Whom the chair has been handed to, by membership: for the one item, and for the meeting. */
export interface HandedOver {
	readonly itemChair: string | null;
	readonly meetingChair: string | null;
}

/**
 * Who leads, by membership (S1): whom the item was handed to, else whom the meeting was, else who chairs the group, else
 * a vice-chair; each only if they are here and have not stepped aside for the item. When none of them is, the first of
 * them, so that a meeting has a chair before anybody has checked in. None only in a group that has no chair.
 * `presence`: as it stands for the item. Seats in the order of every list.
 */
export function actingChairOf(
	{ itemChair, meetingChair }: HandedOver,
	seats: readonly Pick<AttendingSeat, 'id' | 'membershipId' | 'role'>[],
	presence: Pick<Presence, 'here' | 'recused'>
): string | null {
	const held = (role: string) => seats.filter((seat) => seat.role === role).map(({ membershipId }) => membershipId);
	const line = [itemChair, meetingChair, ...held('chair'), ...held('vice-chair')].filter((id) => id !== null);
	const able = (membershipId: string) => {
		const own = seats.filter((seat) => seat.membershipId === membershipId).map(({ id }) => id);
		const ids = [membershipId, ...own];
		return ids.some((id) => presence.here.has(id)) && !ids.some((id) => presence.recused.has(id));
	};
	return line.find(able) ?? line[0] ?? null;
}
