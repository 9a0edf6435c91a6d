import type { Part } from '#lib/ui/part.ts';

/** Who sits in a group on the day of a meeting: what the round table is drawn from. */
export interface TableFacts {
	readonly organisations: readonly {
		readonly id: string;
		readonly part: Part;
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
	readonly part: Part;
	readonly who: string | null;
	readonly state: 'expected' | 'missing';
	readonly chair?: boolean;
	/** A substitute sits in the place. */
	readonly sub?: boolean;
}

export interface SeatedPicture {
	readonly seats: readonly TableSeat[];
	/** Organisations that someone is seated for. */
	readonly covered: number;
	readonly organisations: number;
	/** Short names of the organisations nobody is seated for. */
	readonly missing: readonly string[];
}

const atTable = new Set(['chair', 'vice-chair', 'secretary', 'member', 'co-opted']);

/** Lays the table of who sits in the group: everybody is expected. Who has come is attendance's to say. */
export function layTable(facts: TableFacts): SeatedPicture {
	const seats: TableSeat[] = [];
	const missing: string[] = [];
	let organisations = 0;
	for (const organisation of facts.organisations) {
		const own = facts.seats.filter((seat) => seat.organisationId === organisation.id);
		const places = own.filter((seat) => atTable.has(seat.role));
		const [substitute] = own.filter((seat) => seat.role === 'substitute').sort((a, b) => a.callOrder - b.callOrder);
		if (places.length === 0 && !substitute && !organisation.mustBeHeld) continue;
		organisations += 1;
		const { part, shortName: org } = organisation;
		for (const place of places)
			seats.push({ org, part, who: place.name, state: 'expected', ...(place.role === 'chair' ? { chair: true } : {}) });
		if (places.length > 0) continue;
		if (substitute) seats.push({ org, part, who: substitute.name, state: 'expected', sub: true });
		else {
			missing.push(org);
			seats.push({ org, part, who: null, state: 'missing' });
		}
	}
	return { seats, covered: organisations - missing.length, organisations, missing };
}
