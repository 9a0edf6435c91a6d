/** A meeting ahead with everybody who is expected there: by a seat in its group, or called to it. */
export interface Booked {
	readonly id: string;
	readonly startsAt: Date;
	readonly endsAt: Date;
	/** Memberships. */
	readonly people: readonly string[];
}

/** Two meetings at once, and who is expected at both. */
export interface Clash<Meeting extends Booked> {
	readonly first: Meeting;
	readonly second: Meeting;
	readonly people: readonly string[];
}

/**
 * Meetings that overlap and have somebody in common, by when the later of them begins. One that begins in the moment
 * another ends does not overlap it.
 */
export function doubleBooked<Meeting extends Booked>(meetings: readonly Meeting[]): Clash<Meeting>[] {
	const clashes: Clash<Meeting>[] = [];
	let on: Meeting[] = [];
	const inTime = [...meetings].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1));
	for (const second of inTime) {
		on = on.filter(({ endsAt }) => endsAt > second.startsAt);
		for (const first of on) {
			const people = second.people.filter((one) => first.people.includes(one));
			if (people.length > 0 && second.endsAt > first.startsAt) clashes.push({ first, second, people });
		}
		on.push(second);
	}
	return clashes;
}
