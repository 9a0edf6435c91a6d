import { isVoting, standsFor, type AttendanceFacts, type Form } from './log.ts';
import { playThrough, type Snapshot } from './timeline.ts';
import { parts, type Part } from '#lib/ui/part.ts';

/** Somebody who takes part. */
export interface Attending {
	readonly form: Form;
	/** The voting seat whose vote a substitute has. */
	readonly servesFor: string | null;
	/** Has a vote: their own seat's, or that of the seat they serve for. */
	readonly votes: boolean;
}

/** Who is there at one moment, or for one item. People are named by `who` of the log. */
export interface Presence {
	/** The item it is about; none before the meeting, in a pause and after it. */
	readonly itemId: string | null;
	/** Everybody who has come and not left. */
	readonly here: ReadonlyMap<string, Form>;
	/** Those of them who take part: not who is disqualified on the item, nor a guest who was asked to another. */
	readonly present: ReadonlyMap<string, Attending>;
	/** Who has stepped aside for the item (jäv), present or not. */
	readonly recused: ReadonlySet<string>;
	/** Voting seat → who has its vote. */
	readonly votes: ReadonlyMap<string, string>;
	/** Voting seats whose holder left and was replaced: present again or not, they do not get the vote back. */
	readonly replaced: ReadonlySet<string>;
	/** Seats of those who have a vote: their own, also when they serve for another. */
	readonly voters: readonly string[];
	readonly quorum: Quorum;
	/** Every organisation that the group must hold or that has a seat, and whether somebody of theirs takes part. */
	readonly organisations: readonly { readonly id: string; readonly part: Part; readonly present: boolean }[];
	/** The parts that these organisations belong to. */
	readonly parts: readonly { readonly part: Part; readonly present: boolean }[];
}

export interface Quorum {
	readonly rule: 'half' | 'none';
	/** Voting seats in all, and how many must be filled: more than half, or none. */
	readonly seats: number;
	readonly needed: number;
	/** Voting seats that somebody is present for, by the group's rule about form. */
	readonly present: number;
	readonly met: boolean;
}

/** One item as it was treated. */
export interface AttendedItem {
	readonly itemId: string;
	readonly startedAt: Date;
	/** When the meeting left it for the last time; none while it is on it. */
	readonly endedAt: Date | null;
	/** How it stood when the item was left, which is when it was decided; now, while the meeting is on it. */
	readonly closing: Presence;
	/** Everybody who took part in it, if only for a while. */
	readonly attended: ReadonlyMap<string, AttendedPart>;
}

export interface AttendedPart extends Attending {
	/** When they came into it, and when they left it, where that was not at its beginning and its end. */
	readonly from: Date | null;
	readonly until: Date | null;
}

/** An organisation or part of which the last person has left. */
export interface Gone {
	readonly kind: 'organisation' | 'part';
	/** The organisation's id, or the part. */
	readonly id: string;
	/** Who left last, and when. */
	readonly who: string;
	readonly at: Date;
}

export interface AttendanceOf {
	/**
	 * At a moment; or for an item: as it stood when the item was left, as it stands while the meeting is on it, as it
	 * would stand now if the meeting turned to it when it has not been treated.
	 */
	at(when: Date | string): Presence;
	/** After everything that is in the log: now, while the meeting is on. */
	readonly latest: Presence;
	/** The items in the order they were treated, which need not be that of their numbers. */
	readonly items: readonly AttendedItem[];
	/** Organisations and parts that had somebody at a moment or before it and then have nobody, the latest first. */
	gone(when: Date): readonly Gone[];
}

/** Presence as far as it follows from one snapshot. */
function presenceOf(snapshot: Snapshot, facts: AttendanceFacts): Presence {
	const { itemId, here, recused, votes, replaced } = snapshot;
	const seatOf = new Map(facts.seats.map((seat) => [seat.id, seat]));
	const asked = new Map(facts.guests.map((guest) => [guest.id, new Set(guest.itemIds)]));
	const servesFor = new Map([...votes].flatMap(([seat, who]) => (seat === who ? [] : [[who, seat] as const])));
	const voters = new Set(votes.values());
	const present = new Map<string, Attending>();
	for (const [who, form] of here) {
		const guest = asked.get(who);
		if (recused.has(who) || (guest && (itemId === null || !guest.has(itemId)))) continue;
		present.set(who, { form, servesFor: servesFor.get(who) ?? null, votes: voters.has(who) });
	}
	const held = new Set<string>();
	for (const who of present.keys()) {
		const seat = seatOf.get(who);
		if (seat && standsFor(seat)) held.add(seat.organisationId ?? '');
	}
	const organisations = facts.organisations.map(({ id, part }) => ({ id, part, present: held.has(id) }));
	const seats = facts.seats.filter(isVoting).length;
	const needed = facts.rules.quorum === 'none' ? 0 : Math.floor(seats / 2) + 1;
	return {
		itemId,
		here,
		present,
		recused,
		votes,
		replaced,
		voters: facts.seats.filter(({ id }) => voters.has(id)).map(({ id }) => id),
		quorum: { rule: facts.rules.quorum, seats, needed, present: votes.size, met: votes.size >= needed },
		organisations,
		parts: parts
			.map((part) => ({ part, of: organisations.filter((one) => one.part === part) }))
			.filter(({ of }) => of.length > 0)
			.map(({ part, of }) => ({ part, present: of.some((one) => one.present) }))
	};
}

/** Snapshots with the moment each lasts until; of those at one moment only the last lasts. */
const lasting = (snapshots: readonly Snapshot[]) =>
	snapshots.map((snapshot, index) => ({ snapshot, until: snapshots[index + 1]?.at ?? Infinity }));

function itemOf(itemId: string, facts: AttendanceFacts, all: ReturnType<typeof lasting>): AttendedItem {
	const stretches = facts.stretches.filter((stretch) => stretch.itemId === itemId);
	const startedAt = new Date(Math.min(...stretches.map((one) => one.startedAt.getTime())));
	const ends = stretches.map((one) => one.endedAt);
	const on = all.filter(({ snapshot }) => snapshot.itemId === itemId);
	// One that was left at once has no duration: then its moment stands for it.
	const some = on.filter(({ snapshot, until }) => until > snapshot.at);
	const during = (some.length > 0 ? some : on.slice(-1)).map(({ snapshot, until }) => ({
		...{ at: snapshot.at, until },
		presence: presenceOf(snapshot, facts)
	}));
	const attended = new Map<string, AttendedPart>();
	for (const who of new Set(during.flatMap(({ presence }) => [...presence.present.keys()]))) {
		const there = during.filter(({ presence }) => presence.present.has(who));
		const [first, last] = [there[0], there.at(-1)];
		const states = there.flatMap(({ presence }) => presence.present.get(who) ?? []);
		const state = states.findLast(({ votes }) => votes) ?? states.at(-1);
		if (!first || !last || !state) continue;
		attended.set(who, {
			form: states.at(-1)?.form ?? state.form,
			servesFor: state.servesFor,
			votes: state.votes,
			from: first === during[0] ? null : new Date(first.at),
			until: last === during.at(-1) ? null : new Date(last.until)
		});
	}
	return {
		itemId,
		startedAt,
		endedAt: ends.includes(null) ? null : new Date(Math.max(...ends.map((end) => end?.getTime() ?? 0))),
		closing: during.at(-1)?.presence ?? presenceOf({ ...emptySnapshot, itemId }, facts),
		attended
	};
}

const emptySnapshot: Snapshot = {
	at: -Infinity,
	itemId: null,
	here: new Map(),
	recused: new Set(),
	votes: new Map(),
	replaced: new Set()
};

/** Who had somebody and has nobody, by the people of each. Being disqualified on an item is not leaving. */
function goneAt(facts: AttendanceFacts, snapshots: readonly Snapshot[], when: Date): Gone[] {
	const until = snapshots.filter(({ at }) => at <= when.getTime());
	const partOf = new Map(facts.organisations.map(({ id, part }) => [id, part]));
	const people = new Map<string, { kind: Gone['kind']; id: string; seats: Set<string> }>();
	for (const seat of facts.seats.filter(standsFor))
		for (const [kind, id] of [
			['organisation', seat.organisationId],
			['part', partOf.get(seat.organisationId ?? '')]
		] as const) {
			if (!id) continue;
			const key = `${kind}:${id}`;
			const known = people.get(key) ?? { kind, id, seats: new Set<string>() };
			people.set(key, known);
			known.seats.add(seat.id);
		}
	const gone = [...people.values()].flatMap(({ kind, id, seats }): Gone[] => {
		const there = until.map(({ here }) => [...here.keys()].filter((who) => seats.has(who)));
		if ((there.at(-1)?.length ?? 0) > 0) return [];
		const last = there.findLastIndex((some) => some.length > 0);
		const after = until[last + 1];
		const who = there[last]?.[0];
		return last < 0 || !after || !who ? [] : [{ kind, id, who, at: new Date(after.at) }];
	});
	return gone.sort((a, b) => b.at.getTime() - a.at.getTime());
}

/**
 * Everything about who was present, from the log and the stretches of items. Pure and total. Sources: domain.md 1.4 and
 * 1.7 (attendance refers to the item that was treated, not to its number), 3.1 (one vote a ledamot, more than half
 * present, remote counts as present), 3.3 (jäv; no växeltjänstgöring; change of who serves between matters).
 */
export function attendanceOf(facts: AttendanceFacts): AttendanceOf {
	const { snapshots, turnedTo } = playThrough(facts);
	const all = lasting(snapshots);
	const begun = facts.stretches.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
	const items = [...new Set(begun.map(({ itemId }) => itemId))].map((itemId) => itemOf(itemId, facts, all));
	return {
		items,
		latest: presenceOf(snapshots.at(-1) ?? emptySnapshot, facts),
		at(when) {
			if (when instanceof Date)
				return presenceOf(snapshots.findLast(({ at }) => at <= when.getTime()) ?? emptySnapshot, facts);
			return items.find(({ itemId }) => itemId === when)?.closing ?? presenceOf(turnedTo(when), facts);
		},
		gone: (when) => goneAt(facts, snapshots, when)
	};
}
