/** How many notes were written by those in the room, and by those elsewhere. */
export interface WroteWhere {
	readonly room: number;
	readonly remote: number;
}

/**
 * Notes counted by where their writers sit. Null where nobody sits in the room, and where one of the two sides has
 * fewer than `least` writers: its number, or what is left of the whole, would tell of them.
 */
export function wroteWhere(
	counts: readonly { readonly membershipId: string; readonly notes: number }[],
	seats: readonly { readonly membershipId: string; readonly inRoom: boolean }[],
	least: number
): WroteWhere | null {
	const inRoom = new Set(seats.filter((seat) => seat.inRoom).map(({ membershipId }) => membershipId));
	if (inRoom.size === 0) return null;
	const [room, remote] = [true, false].map((here) => counts.filter((one) => inRoom.has(one.membershipId) === here));
	if (!room || !remote || room.length < least || remote.length < least) return null;
	const sum = (side: typeof room) => side.reduce((total, { notes }) => total + notes, 0);
	return { room: sum(room), remote: sum(remote) };
}
