import type { AttendanceOf } from '#lib/attendance/derive.ts';
import type { AttendanceView } from '#lib/attendance/view.ts';
import { actingChairOf } from '#lib/meetings/acting-chair.ts';
import type { Running } from '#lib/meetings/running.ts';

/** Who leads, as the room names them. */
export interface Leader {
	readonly membershipId: string;
	readonly name: string;
}

/** Who leads an item, or the meeting apart from any (S1); none in a group without a chair. */
export function leaderOf(
	running: Running,
	view: AttendanceView,
	day: AttendanceOf,
	itemId: string | null
): Leader | null {
	const membershipId = actingChairOf(
		{ itemChair: running.itemChairs[itemId ?? ''] ?? null, meetingChair: running.meetingChair },
		view.facts.seats,
		itemId ? day.at(itemId) : day.latest
	);
	if (membershipId === null) return null;
	return { membershipId, name: view.people.find((one) => one.membershipId === membershipId)?.name ?? '' };
}
