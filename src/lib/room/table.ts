import type { PersonHere } from './events.ts';

/** Who sits in a group on the day of a meeting: what the round table is drawn from. */
export interface TableFacts {
	readonly organisations: readonly {
		readonly id: string;
		readonly part: 'af' | 'fk' | 'region' | 'kommun';
		readonly name: string;
		readonly shortName: string;
		/** The group must hold it: an empty seat is drawn when nobody sits for it. */
		readonly mustBeHeld: boolean;
	}[];
	readonly seats: readonly {
		readonly id: string;
		readonly membershipId: string;
		readonly name: string;
		readonly organisationId: string | null;
		readonly role: string;
		readonly substituteForId: string | null;
		readonly callOrder: number;
	}[];
}

/** One seat on the drawn table. */
export interface TableSeat {
	readonly org: string;
	readonly part: 'af' | 'fk' | 'region' | 'kommun';
	readonly who: string | null;
	readonly state: 'here' | 'expected' | 'missing';
	readonly chair?: boolean;
	/** A substitute sits in the place. */
	readonly sub?: boolean;
	/** The second row: a substitute who is here beside the ordinary one, or the place one stepped forward from. */
	readonly behind?: 'here' | 'free';
}

export interface TablePicture {
	readonly seats: readonly TableSeat[];
	/** Organisations that someone is here for (or, before the meeting, that someone is seated for). */
	readonly covered: number;
	readonly organisations: number;
	/** Short names of the organisations nobody is here for (or seated for, before the meeting). */
	readonly missing: readonly string[];
}

const atTable = new Set(['chair', 'vice-chair', 'secretary', 'member', 'co-opted']);

/**
 * Lays the table. `here`: memberships in the room; `null` before the meeting, when everybody seated is expected.
 * A substitute who is here takes the empty place of the one they stand in for, in the order of call; this shows who is
 * at the table and gives no vote.
 */
export function layTable(facts: TableFacts, here: readonly PersonHere[] | null): TablePicture {
	const present = here && new Set(here.map((person) => person.membershipId));
	const isHere = (membershipId: string) => present?.has(membershipId) ?? false;
	const taken = new Set<string>();
	const seats: TableSeat[] = [];
	const missing: string[] = [];
	let organisations = 0;
	for (const organisation of facts.organisations) {
		const own = facts.seats.filter((seat) => seat.organisationId === organisation.id);
		const places = own.filter((seat) => atTable.has(seat.role));
		const substitutes = own.filter((seat) => seat.role === 'substitute').sort((a, b) => a.callOrder - b.callOrder);
		if (places.length === 0 && substitutes.length === 0 && !organisation.mustBeHeld) continue;
		organisations += 1;
		const { part, shortName: org } = organisation;
		const anybody = present
			? [...places, ...substitutes].some((seat) => isHere(seat.membershipId))
			: places.length + substitutes.length > 0;
		if (!anybody) missing.push(org);
		if (places.length === 0) {
			const first = substitutes.find((seat) => isHere(seat.membershipId)) ?? substitutes[0];
			seats.push(
				first && anybody
					? { org, part, who: first.name, state: isHere(first.membershipId) ? 'here' : 'expected', sub: true }
					: { org, part, who: first?.name ?? null, state: 'missing' }
			);
			continue;
		}
		for (const place of places) {
			const chair = place.role === 'chair' ? { chair: true } : {};
			const stands = substitutes.find(
				(seat) =>
					!taken.has(seat.id) &&
					isHere(seat.membershipId) &&
					(seat.substituteForId === null || seat.substituteForId === place.id)
			);
			if (isHere(place.membershipId)) {
				if (stands) taken.add(stands.id);
				seats.push({ org, part, who: place.name, state: 'here', ...chair, ...(stands ? { behind: 'here' } : {}) });
			} else if (stands) {
				taken.add(stands.id);
				seats.push({ org, part, who: stands.name, state: 'here', sub: true, behind: 'free' });
			} else {
				seats.push({ org, part, who: place.name, state: anybody ? 'expected' : 'missing', ...chair });
			}
		}
	}
	return { seats, covered: organisations - missing.length, organisations, missing };
}
