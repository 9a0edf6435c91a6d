import type { PersonHere } from '#lib/room/events.ts';

interface Window {
	readonly meetingId: string;
	person: PersonHere;
	/** Order of the last sign of life, so that the window used last tells the item. */
	touched: number;
}

/** Who is in which meeting's room, by connection, in memory: gone with the process, and rebuilt by the clients. */
export function createPresence() {
	const windows = new Map<string, Window>();
	let tick = 0;
	return {
		enter(connection: string, meetingId: string, person: PersonHere): void {
			windows.set(connection, { meetingId, person, touched: ++tick });
		},
		/** Out: the meeting whose people changed, or none. */
		visit(connection: string, itemId: string | null): string | null {
			const window = windows.get(connection);
			if (!window) return null;
			window.person = { ...window.person, itemId };
			window.touched = ++tick;
			return window.meetingId;
		},
		/** Out: the meeting whose people changed, or none. */
		leave(connection: string): string | null {
			const window = windows.get(connection);
			windows.delete(connection);
			return window?.meetingId ?? null;
		},
		/** One row a person, in the order of their names. */
		people(meetingId: string): PersonHere[] {
			const latest = new Map<string, Window>();
			for (const window of windows.values()) {
				if (window.meetingId !== meetingId) continue;
				const before = latest.get(window.person.membershipId);
				if (!before || before.touched < window.touched) latest.set(window.person.membershipId, window);
			}
			return [...latest.values()]
				.map((window) => window.person)
				.sort((a, b) => a.name.localeCompare(b.name, 'sv') || a.membershipId.localeCompare(b.membershipId));
		}
	};
}

export type Presence = ReturnType<typeof createPresence>;
