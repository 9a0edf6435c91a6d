import type { Seat, SeatState } from '#lib/ui/round-table.ts';
import type { Part } from '#lib/ui/part.ts';
import type { Presence } from './derive.ts';
import { mayServeFor, standsFor, type AttendingSeat, type Form } from './log.ts';
import type { AttendanceView, AttendingOrg, Participant } from './view.ts';

/** The round table of a meeting, drawn from its attendance. */
export interface TablePicture {
	readonly seats: readonly Seat[];
	/** Organisations that somebody takes part for. */
	readonly covered: number;
	readonly organisations: number;
	/** Short names of the organisations that nobody is here for, and of whom nobody is expected any more. */
	readonly missing: readonly string[];
	/** Of those, the ones nobody sits in the group for. */
	readonly unheld: readonly string[];
	/** Nobody is here, but somebody has said that they come. */
	readonly awaited: readonly string[];
}

const atTable = new Set(['chair', 'vice-chair', 'secretary', 'member', 'co-opted']);
const stateOf = (form: Form): SeatState => (form === 'room' ? 'here' : 'remote');

/** Before the meeting; while people come in, until its first item is left; and from then on. */
export type Phase = 'planned' | 'arriving' | 'begun';

/** Which of them a meeting is in, by its state and how many items it has come to. */
export const phaseOf = (meetingState: string, items: number): Phase =>
	meetingState === 'planned' ? 'planned' : meetingState === 'live' && items <= 1 ? 'arriving' : 'begun';

/**
 * Lays the table as it stands now. A substitute who serves sits in the place; one who is here without serving stands
 * behind it. Who has not come is expected when they have said that they come, and until the first item is left unless
 * they have said that they do not; else they are away, or missing where their organisation has nobody.
 */
export function layTable(view: AttendanceView, presence: Presence, phase: Phase): TablePicture {
	const person = new Map(view.people.map((one) => [one.who, one]));
	const inLog = new Set(view.facts.events.flatMap((event) => (event.struck ? [] : event.who)));
	const isExpected = (seat: AttendingSeat) => {
		const answer = person.get(seat.id)?.answer ?? null;
		if (answer === 'away' || inLog.has(seat.id)) return false;
		return answer !== null || phase !== 'begun';
	};
	const seats: Seat[] = [];
	const missing: string[] = [];
	const unheld: string[] = [];
	const awaited: string[] = [];
	let organisations = 0;
	for (const organisation of view.organisations) {
		const own = view.facts.seats.filter((seat) => seat.organisationId === organisation.id && standsFor(seat));
		if (own.length === 0 && !organisation.mustBeHeld) continue;
		organisations += 1;
		const there = own.some((seat) => presence.present.has(seat.id));
		const coming = own.some(isExpected);
		if (!there && !coming) missing.push(organisation.shortName);
		if (!there && coming && phase !== 'planned') awaited.push(organisation.shortName);
		if (own.length === 0) unheld.push(organisation.shortName);
		const empty: SeatState = there || coming ? 'away' : 'missing';
		const places = own.filter((seat) => atTable.has(seat.role));
		const substitutes = own.filter((seat) => seat.role === 'substitute');
		if (places.length === 0) seats.push(loneSubstitute(organisation, substitutes, presence, person, empty));
		for (const place of places) {
			const drawn = atPlace(place, substitutes, presence, person);
			const chair = place.role === 'chair' ? { chair: true } : {};
			seats.push({
				...{ org: organisation.shortName, part: organisation.part, who: person.get(place.id)?.name ?? null },
				...{ state: isExpected(place) ? ('expected' as const) : empty, ...chair, ...drawn }
			});
		}
	}
	const covered = organisations - missing.length - awaited.length;
	return { seats, covered, organisations, missing, unheld, awaited };
}

type People = ReadonlyMap<string, Participant>;

/** What is drawn differently at a place because of who is there. */
function atPlace(place: AttendingSeat, substitutes: readonly AttendingSeat[], presence: Presence, people: People) {
	const holder = presence.present.get(place.id);
	const server = presence.votes.get(place.id);
	const behind = substitutes.some(
		(seat) => mayServeFor(seat, place) && presence.here.has(seat.id) && !presence.present.get(seat.id)?.votes
	);
	if (server !== undefined && server !== place.id) {
		const form = presence.present.get(server)?.form ?? 'room';
		return { who: people.get(server)?.name ?? null, state: stateOf(form), sub: true, behind: 'free' as const };
	}
	const second = behind ? { behind: 'here' as const } : {};
	if (holder) return { state: stateOf(holder.form), ...second };
	// Who has stepped aside for the item is away from it.
	return presence.recused.has(place.id) && presence.here.has(place.id) ? { state: 'away' as const, ...second } : second;
}

/** An organisation that has substitutes only shows the first of them, else an empty seat. */
function loneSubstitute(
	{ shortName: org, part }: AttendingOrg,
	substitutes: readonly AttendingSeat[],
	presence: Presence,
	people: People,
	empty: SeatState
): Seat {
	const first = substitutes.find((seat) => presence.present.has(seat.id)) ?? substitutes[0];
	if (!first) return { org, part: part as Part, who: null, state: 'missing' };
	const form = presence.present.get(first.id)?.form;
	return { org, part, who: people.get(first.id)?.name ?? null, state: form ? stateOf(form) : empty, sub: true };
}
