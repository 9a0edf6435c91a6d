import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendanceOf } from './derive.ts';
import {
	counts,
	eventKinds,
	forms,
	isVoting,
	standsFor,
	type AttendanceEvent,
	type AttendanceFacts,
	type AttendingSeat,
	type Stretch
} from './log.ts';
import { partTaken } from './spans.ts';

// Any people, any log, any order of items: also logs that no command would write.
const base = Date.UTC(2026, 2, 12, 12);
const moment = fc.integer({ min: 0, max: 30 }).map((minute) => new Date(base + minute * 60_000));
const organisations = ['O1', 'O2', 'O3'];
const items = ['i1', 'i2', 'i3', 'i4'];

const anySeats: fc.Arbitrary<AttendingSeat[]> = fc
	.array(
		fc.record({
			membershipId: fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5', 'm6'),
			role: fc.constantFrom('chair', 'vice-chair', 'member', 'substitute', 'secretary', 'observer'),
			organisationId: fc.option(fc.constantFrom(...organisations)),
			substituteForId: fc.option(fc.constantFrom('s0', 's1', 's2'))
		}),
		{ minLength: 1, maxLength: 8 }
	)
	.map((seats) => seats.map((seat, index) => ({ id: `s${index}`, ...seat })));

const anyone = fc.constantFrom('s0', 's1', 's2', 's3', 's4', 's5', 's6', 's7', 'guest', 'called', 'nobody');
const anyEvents: fc.Arbitrary<AttendanceEvent[]> = fc
	.array(
		fc.record({
			kind: fc.constantFrom(...eventKinds),
			who: anyone,
			form: fc.option(fc.constantFrom(...forms)),
			itemId: fc.option(fc.constantFrom(...items)),
			forSeatId: fc.option(anyone),
			at: moment,
			struck: fc.boolean().map((struck) => struck && true)
		}),
		{ maxLength: 25 }
	)
	.map((events) => events.map((event, index) => ({ id: index + 1, ...event })));

/** The meeting goes from item to item, pauses, and may not have ended. */
const anyStretches: fc.Arbitrary<Stretch[]> = fc
	.tuple(
		fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom('pause', ...items)), { maxLength: 8 }),
		fc.boolean()
	)
	.map(([turns, ended]) => {
		let minute = 0;
		const begun = turns.map(([length, itemId]) => ({ itemId, from: (minute += length) }));
		const ends = begun.map((_, index) => begun[index + 1]?.from ?? (ended ? minute + 3 : null));
		return begun.flatMap(({ itemId, from }, index) => {
			const to = ends[index] ?? null;
			return itemId === 'pause'
				? []
				: [
						{
							itemId,
							startedAt: new Date(base + from * 60_000),
							endedAt: to === null ? null : new Date(base + to * 60_000)
						}
					];
		});
	});

const anyFacts: fc.Arbitrary<AttendanceFacts> = fc.record({
	seats: anySeats,
	organisations: fc.constant([
		{ id: 'O1', part: 'af' as const },
		{ id: 'O2', part: 'kommun' as const },
		{ id: 'O3', part: 'kommun' as const }
	]),
	events: anyEvents,
	stretches: anyStretches,
	guests: fc.subarray(items).map((itemIds) => [{ id: 'guest', itemIds }]),
	rules: fc.record({
		quorum: fc.constantFrom('half', 'none'),
		remoteCounts: fc.boolean(),
		soundCounts: fc.boolean()
	})
});

const moments = Array.from({ length: 36 }, (_, minute) => new Date(base + minute * 60_000 - 30_000));
const every = (facts: AttendanceFacts) => {
	const day = attendanceOf(facts);
	return moments.map((when) => ({ when, ...day.at(when) }));
};
const holds = (property: (facts: AttendanceFacts) => void) =>
	fc.assert(fc.property(anyFacts, property), { numRuns: 100 });

describe('whatever is in the log', () => {
	it('T1 who is here is who came last and has not left since', () =>
		holds((facts) => {
			for (const { when, here } of every(facts)) {
				const last = new Map<string, string>();
				for (const event of facts.events.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.id - b.id))
					if (!event.struck && event.at <= when && (event.kind === 'arrive' || event.kind === 'leave'))
						last.set(event.who, event.kind);
				expect([...here.keys()].sort()).toEqual(
					[...last].flatMap(([who, kind]) => (kind === 'arrive' ? who : [])).sort()
				);
			}
		}));

	it('T1 the order of the rows and what was struck make no difference', () =>
		holds((facts) => {
			const kept = { ...facts, events: facts.events.filter((event) => !event.struck).toReversed() };
			expect(every(kept)).toEqual(every(facts));
		}));

	it('T2 a vote belongs to one who is there, counts, has not stepped aside and has no other', () =>
		holds((facts) => {
			const seat = new Map(facts.seats.map((one) => [one.id, one]));
			for (const { votes, voters, present, recused } of every(facts)) {
				const people = [...votes.values()].map((who) => seat.get(who)?.membershipId);
				expect(new Set(people).size).toBe(people.length);
				expect([...votes.values()].sort()).toEqual([...voters].sort());
				for (const [of, who] of votes) {
					const place = seat.get(of);
					expect(place && isVoting(place)).toBe(true);
					expect(who === of || seat.get(who)?.role === 'substitute').toBe(true);
					expect(recused.has(who)).toBe(false);
					const form = present.get(who)?.form;
					expect(form && counts(form, facts.rules)).toBe(true);
				}
			}
		}));

	it('T2 within an item a vote passes from one to another only where the first stepped aside', () =>
		holds((facts) => {
			let before: ReturnType<typeof every>[number] | null = null;
			for (const now of every({ ...facts, stretches: [{ itemId: 'i1', startedAt: new Date(base), endedAt: null }] })) {
				const taken = [...now.votes].filter(([seat, who]) => {
					const had = before?.itemId ? before.votes.get(seat) : undefined;
					return had !== undefined && had !== who && !now.recused.has(had);
				});
				expect(taken).toEqual([]);
				before = now;
			}
		}));

	it('T3 the quorum is more than half of the voting seats, counted by votes', () =>
		holds((facts) => {
			const seats = facts.seats.filter(isVoting).length;
			for (const { quorum, votes } of every(facts)) {
				expect(quorum).toMatchObject({ seats, present: votes.size });
				expect(quorum.met).toBe(facts.rules.quorum === 'none' || votes.size > seats / 2);
			}
		}));

	it('T4 an organisation is there when somebody who stands for it takes part, a part when one of its organisations is', () =>
		holds((facts) => {
			for (const { organisations: all, parts, present } of every(facts)) {
				for (const one of all)
					expect(one.present).toBe(
						facts.seats.some((seat) => standsFor(seat) && seat.organisationId === one.id && present.has(seat.id))
					);
				for (const one of parts) expect(one.present).toBe(all.some(({ part, present: is }) => part === one.part && is));
			}
		}));

	it('T4 an organisation is gone exactly when somebody of theirs was here and nobody is', () =>
		holds((facts) => {
			const day = attendanceOf(facts);
			const times = facts.events.filter((event) => !event.struck).map((event) => event.at);
			for (const when of moments.slice(-5)) {
				const here = (at: Date, organisationId: string) =>
					facts.seats.some(
						(seat) => standsFor(seat) && seat.organisationId === organisationId && day.at(at).here.has(seat.id)
					);
				const gone = organisations.filter((id) => !here(when, id) && times.some((at) => at <= when && here(at, id)));
				const told = day.gone(when).filter(({ kind, at }) => kind === 'organisation' && at <= when);
				// Somebody who came and left at the same moment was here between two rows of the log.
				expect(told.map(({ id }) => id)).toEqual(expect.arrayContaining(gone));
				expect(told.filter(({ id }) => here(when, id))).toEqual([]);
			}
		}));

	it('T1 the items come in the order they were first treated, each once, with all who were there at some time', () =>
		holds((facts) => {
			const day = attendanceOf(facts);
			const order = facts.stretches.map(({ itemId }) => itemId);
			expect(day.items.map(({ itemId }) => itemId)).toEqual([...new Set(order)]);
			for (const { itemId, attended } of day.items) {
				const seen = new Set(
					moments.map((when) => day.at(when)).flatMap((one) => (one.itemId === itemId ? [...one.present.keys()] : []))
				);
				for (const who of seen) expect(attended.has(who)).toBe(true);
			}
		}));

	it('T7 the runs of items are exactly those somebody took part in', () =>
		holds((facts) => {
			const { items: treated } = attendanceOf(facts);
			for (const who of new Set(facts.events.map((event) => event.who))) {
				const { spans, recused, whole } = partTaken(treated, who);
				const asked = treated.map(({ itemId }) => itemId).filter((id) => !recused.includes(id));
				const covered = spans.flatMap(({ first, last }) => asked.slice(asked.indexOf(first), asked.indexOf(last) + 1));
				const there = treated.filter(({ itemId, attended }) => !recused.includes(itemId) && attended.has(who));
				expect(covered).toEqual(there.map(({ itemId }) => itemId));
				expect(whole).toBe(
					asked.length > 0 && there.length === asked.length && spans[0]?.from === null && spans[0].until === null
				);
			}
		}));

	it('T6 asking about an item that was not treated changes nothing', () =>
		holds((facts) => {
			const day = attendanceOf(facts);
			const before = moments.map((when) => day.at(when));
			const asked = [...items, 'unknown'].map((itemId) => day.at(itemId));
			expect(moments.map((when) => day.at(when))).toEqual(before);
			expect([...items, 'unknown'].map((itemId) => day.at(itemId))).toEqual(asked);
		}));
});
