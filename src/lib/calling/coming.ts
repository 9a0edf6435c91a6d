import type { TableFacts } from '#lib/room/table.ts';
import type { Part } from '#lib/ui/part.ts';
import type { Seat } from '#lib/ui/round-table.ts';
import type { CallingAnswer } from './answers.ts';

/** Who sits in a group on a meeting's day and what they have answered: what the coming table is drawn from. */
export interface ComingFacts extends Pick<TableFacts, 'organisations' | 'seats'> {
	readonly answers: ReadonlyMap<string, CallingAnswer>;
	/** Substitutes who have said that they serve: their seat by the seat they serve for. */
	readonly serving: ReadonlyMap<string, string>;
}

export interface ComingTable {
	readonly seats: readonly Seat[];
	/** Short names of organisations that nobody will be there for. */
	readonly missing: readonly string[];
	/** Parts of which no organisation will be there, though the group holds one. */
	readonly missingParts: readonly Part[];
	/** How many organisations the group holds or must hold. */
	readonly organisations: number;
	/** Of the seats that have a vote: how many come or have a substitute, and how many there are. */
	readonly comes: number;
	readonly voting: number;
}

const votes = new Set(['chair', 'vice-chair', 'member']);
const atTable = new Set([...votes, 'secretary', 'co-opted']);

/**
 * The round table of a meeting to come: who has said how they take part, who serves for whom, and which organisations
 * and parts nobody will be there for. Whoever has not answered is expected; only a "Har förhinder" empties a seat.
 */
export function comingTable({ organisations, seats, answers, serving }: ComingFacts): ComingTable {
	const drawn: Seat[] = [];
	const missing: string[] = [];
	const parts = new Map<Part, boolean>();
	let count = 0;
	let comes = 0;
	let voting = 0;
	for (const organisation of organisations) {
		const own = seats.filter((seat) => seat.organisationId === organisation.id);
		const places = own.filter((seat) => atTable.has(seat.role));
		if (places.length === 0 && !organisation.mustBeHeld) continue;
		count += 1;
		const { part, shortName: org } = organisation;
		let anybody = false;
		const rows: Seat[] = places.map((place): Seat => {
			const servant = seats.find((seat) => seat.id === serving.get(place.id));
			const answer = answers.get(place.membershipId);
			const there = servant !== undefined || answer !== 'away';
			anybody ||= there;
			if (votes.has(place.role)) {
				voting += 1;
				if (there) comes += 1;
			}
			const chair = place.role === 'chair' ? { chair: true } : {};
			if (servant) return { org, part, who: servant.name, state: 'expected', sub: true, behind: 'free', ...chair };
			if (answer === 'away') return { org, part, who: place.name, state: 'away', ...chair };
			return { org, part, who: place.name, state: answer === 'remote' ? 'remote' : 'expected', ...chair };
		});
		if (!anybody) missing.push(org);
		parts.set(part, (parts.get(part) ?? false) || anybody);
		drawn.push(
			...(rows.length > 0
				? rows.map((seat) => (anybody ? seat : { ...seat, state: 'missing' as const }))
				: [{ org, part, who: null, state: 'missing' as const }])
		);
	}
	const missingParts = [...parts].flatMap(([part, held]) => (held ? [] : [part]));
	return { seats: drawn, missing, missingParts, organisations: count, comes, voting };
}
