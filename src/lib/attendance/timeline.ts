import { counts, isVoting, type AttendanceEvent, type AttendanceFacts, type Form, type Stretch } from './log.ts';

/** How things stood from a moment until the next one. */
export interface Snapshot {
	/** Milliseconds. */
	readonly at: number;
	/** The item the meeting is on. */
	readonly itemId: string | null;
	/** Everybody who has come and not left, with the form they take part in. */
	readonly here: ReadonlyMap<string, Form>;
	/** Who is disqualified on the item, present or not. */
	readonly recused: ReadonlySet<string>;
	/** Who has the vote of each voting seat: its holder or the substitute who serves. A seat without anybody is left out. */
	readonly votes: ReadonlyMap<string, string>;
	/** Voting seats whose holder left and was replaced: they do not get the vote back. */
	readonly replaced: ReadonlySet<string>;
}

type Entry =
	| { readonly at: number; readonly rank: 0 | 2; readonly stretch: Stretch }
	| { readonly at: number; readonly rank: 1; readonly event: AttendanceEvent };

/** One that was over at once: its end would come before its beginning. */
const isInstant = ({ startedAt, endedAt }: Stretch) => endedAt !== null && endedAt <= startedAt;

// At the same moment: an item is left first, then people come and go, then the next item is taken.
function entriesOf(events: readonly AttendanceEvent[], stretches: readonly Stretch[]): Entry[] {
	const entries: Entry[] = [
		...events.filter((one) => !one.struck).map((event) => ({ at: event.at.getTime(), rank: 1 as const, event })),
		...stretches.flatMap((stretch) => {
			const [from, to] = [stretch.startedAt.getTime(), stretch.endedAt?.getTime() ?? null];
			const begins: Entry = { at: from, rank: 2, stretch };
			return to === null || isInstant(stretch) ? [begins] : [begins, { at: to, rank: 0 as const, stretch }];
		})
	];
	const idOf = (entry: Entry) => ('event' in entry ? entry.event.id : 0);
	return entries.sort((a, b) => a.at - b.at || a.rank - b.rank || idOf(a) - idOf(b));
}

interface State {
	itemId: string | null;
	/** The matter under treatment; a pause does not end it. */
	matter: string | null;
	here: Map<string, Form>;
	recusals: Map<string, Set<string>>;
	/** Substitute → voting seat, until something else is said; and on one item only. */
	serves: Map<string, string>;
	servesOn: Map<string, Map<string, string>>;
	/** Who has had a seat's vote in this matter: nobody changes places inside one. */
	holding: Map<string, string>;
	/** Seats whose holder has voted in some matter, and those where another took over after the holder left. */
	held: Set<string>;
	replaced: Set<string>;
}

const fresh = (): State => ({
	itemId: null,
	matter: null,
	here: new Map(),
	recusals: new Map(),
	serves: new Map(),
	servesOn: new Map(),
	holding: new Map(),
	held: new Set(),
	replaced: new Set()
});

const within = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
	const value = map.get(key) ?? make();
	map.set(key, value);
	return value;
};

/** One serves for a seat at a time, and for one seat. */
function serve(serves: Map<string, string>, substitute: string, seat: string): void {
	for (const [other, its] of serves) if (its === seat) serves.delete(other);
	serves.set(substitute, seat);
}

function happen(state: State, event: AttendanceEvent, mayServe: (substitute: string, seat: string) => boolean): void {
	const { who, itemId, forSeatId } = event;
	switch (event.kind) {
		case 'arrive':
			state.here.set(who, event.form ?? state.here.get(who) ?? 'room');
			return;
		case 'leave':
			state.here.delete(who);
			return;
		case 'form':
			if (state.here.has(who) && event.form) state.here.set(who, event.form);
			return;
		case 'recuse':
			if (itemId) within(state.recusals, itemId, () => new Set<string>()).add(who);
			return;
		case 'return':
			for (const [item, people] of state.recusals) if (itemId === null || itemId === item) people.delete(who);
			return;
		case 'serve':
			if (!forSeatId || !mayServe(who, forSeatId)) return;
			serve(itemId ? within(state.servesOn, itemId, () => new Map<string, string>()) : state.serves, who, forSeatId);
			return;
		case 'step-back':
			if (itemId === null) state.serves.delete(who);
			for (const [item, people] of state.servesOn) if (itemId === null || itemId === item) people.delete(who);
	}
}

function take(state: State, itemId: string): void {
	if (state.matter !== itemId) state.holding.clear();
	state.itemId = itemId;
	state.matter = itemId;
}

/**
 * Who has each vote now. The holder, when present and not disqualified; else who serves, first on this item only. Within
 * a matter nobody takes over from somebody else, except where that one is disqualified; who left and was replaced does
 * not come back into the seat (växeltjänstgöring), who arrives late does, from the next matter on.
 */
function settle(state: State, { seats, rules }: AttendanceFacts): Snapshot['votes'] {
	const recused = state.itemId === null ? undefined : state.recusals.get(state.itemId);
	const able = (who: string) => {
		const form = state.here.get(who);
		return form !== undefined && counts(form, rules) && !recused?.has(who);
	};
	const server = (seat: string) =>
		[...(state.servesOn.get(state.itemId ?? '') ?? []), ...state.serves].find(
			([who, its]) => its === seat && able(who)
		)?.[0];
	const seated = seats.filter(isVoting).map(({ id }) => id);
	const wanted = new Map<string, string>();
	for (const seat of seated) {
		const free = able(seat) && !state.replaced.has(seat) ? seat : server(seat);
		const before = state.holding.get(seat);
		const stays = state.itemId !== null && before !== undefined && !recused?.has(before);
		const who = stays ? (able(before) ? before : undefined) : free;
		if (who !== undefined) wanted.set(seat, who);
	}
	const votes = oneVoteEach(wanted, seats);
	for (const seat of seated) {
		const who = votes.get(seat);
		if (who === undefined) continue;
		if (who === seat) for (const [other, its] of state.serves) if (its === seat) state.serves.delete(other);
		if (state.itemId === null) continue;
		state.holding.set(seat, who);
		if (who === seat) state.held.add(seat);
		else if (state.held.has(seat) && !state.here.has(seat) && !recused?.has(seat)) state.replaced.add(seat);
	}
	return votes;
}

/** Nobody has two votes: a person's own seat comes first, then the seats they serve for, as they are listed. */
function oneVoteEach(wanted: ReadonlyMap<string, string>, seats: AttendanceFacts['seats']): Map<string, string> {
	const person = new Map(seats.map((seat) => [seat.id, seat.membershipId]));
	const used = new Set<string>();
	const votes = new Map<string, string>();
	for (const own of [true, false])
		for (const [seat, who] of wanted) {
			const voter = person.get(who) ?? who;
			if ((seat === who) !== own || used.has(voter)) continue;
			used.add(voter);
			votes.set(seat, who);
		}
	return votes;
}

export interface Timeline {
	readonly snapshots: readonly Snapshot[];
	/** How it would stand if the meeting turned to this item now. */
	turnedTo(itemId: string): Snapshot;
}

/** Plays the log through. Total: any sequence of events and stretches gives an answer. */
export function playThrough(facts: AttendanceFacts): Timeline {
	const substitutes = new Map(facts.seats.filter(({ role }) => role === 'substitute').map((seat) => [seat.id, seat]));
	const votingSeats = new Map(facts.seats.filter(isVoting).map((seat) => [seat.id, seat]));
	const mayServe = (substitute: string, seat: string) => substitutes.has(substitute) && votingSeats.has(seat);
	const state = fresh();
	const snap = (at: number): Snapshot => {
		const votes = settle(state, facts);
		const recused = new Set(state.recusals.get(state.itemId ?? ''));
		return { at, itemId: state.itemId, here: new Map(state.here), recused, votes, replaced: new Set(state.replaced) };
	};
	const snapshots: Snapshot[] = [snap(-Infinity)];
	for (const entry of entriesOf(facts.events, facts.stretches)) {
		if (entry.rank === 1) happen(state, entry.event, mayServe);
		else if (entry.rank === 2) take(state, entry.stretch.itemId);
		else if (state.itemId === entry.stretch.itemId) state.itemId = null;
		snapshots.push(snap(entry.at));
		if (entry.rank !== 2 || !isInstant(entry.stretch)) continue;
		state.itemId = null;
		snapshots.push(snap(entry.at));
	}
	return {
		snapshots,
		turnedTo(itemId) {
			const kept = structuredClone(state);
			take(state, itemId);
			const then = snap(snapshots.at(-1)?.at ?? -Infinity);
			Object.assign(state, kept);
			return then;
		}
	};
}
