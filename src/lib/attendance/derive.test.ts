import { describe, expect, it } from 'vitest';
import { attendanceOf } from './derive.ts';
import type { AttendanceEvent, AttendanceFacts, AttendingSeat, EventKind, Form, Stretch } from './log.ts';
import { partTaken } from './spans.ts';

const at = (minute: number) => new Date(Date.UTC(2021, 5, 18, 11, minute));
const seat = (
	id: string,
	role: AttendingSeat['role'],
	organisationId: string | null = id[0] ?? null
): AttendingSeat => ({
	id,
	membershipId: `m-${id}`,
	role,
	organisationId,
	substituteForId: null
});
/** AF: A and its substitute a; FK: F and f; K with two members K, L and one substitute k; the secretary has no organisation. */
const seats: AttendingSeat[] = [
	seat('A', 'chair'),
	seat('F', 'member'),
	seat('K', 'member'),
	seat('L', 'member', 'K'),
	seat('a', 'substitute', 'A'),
	seat('f', 'substitute', 'F'),
	seat('k', 'substitute', 'K'),
	seat('S', 'secretary', null)
];
const organisations = [
	{ id: 'A', part: 'af' as const },
	{ id: 'F', part: 'fk' as const },
	{ id: 'K', part: 'kommun' as const }
];

/** [minute, kind, who, what]: what is a form, an item ('§1'), or the seat served for, perhaps on one item ('F', 'F §2'). */
type Told = readonly [minute: number, kind: EventKind, who: string, what?: string];
const events = (told: readonly Told[]): AttendanceEvent[] =>
	told.map(([minute, kind, who, what = ''], index) => {
		const itemId = /§\d+/.exec(what)?.[0] ?? null;
		const serves = kind === 'serve' || kind === 'step-back';
		return {
			...{ id: index + 1, kind, who, itemId, at: at(minute), struck: false },
			form: kind === 'arrive' || kind === 'form' ? ((what || 'room') as Form) : null,
			forSeatId: serves ? (what.split(' ')[0] ?? null) : null
		};
	});
/** Items one after the other: [minute it began, item]; the last ends at `end`. */
const stretches = (told: readonly (readonly [number, string])[], end: number | null): Stretch[] =>
	told.map(([minute, itemId], index) => {
		const next = told[index + 1]?.[0] ?? end;
		return { itemId, startedAt: at(minute), endedAt: next === null ? null : at(next) };
	});
const play = (
	told: readonly Told[],
	items: readonly (readonly [number, string])[] = [],
	over: Partial<AttendanceFacts> = {}
) =>
	attendanceOf({
		seats,
		organisations,
		events: events(told),
		stretches: stretches(items, 90),
		guests: [],
		rules: { quorum: 'half', remoteCounts: true, soundCounts: false },
		...over
	});
const everyone: Told[] = ['A', 'F', 'K', 'L'].map((who) => [0, 'arrive', who]);
const names = (some: Iterable<string>) => [...some].sort().join('');
const agenda = [
	[5, '§1'],
	[10, '§2'],
	[20, '§3'],
	[30, '§4']
] as const;

describe('T1 who is present', () => {
	it('is who has come and not left, in the form they said last', () => {
		const day = play([
			[1, 'arrive', 'A', 'video'],
			[2, 'form', 'A', 'room'],
			[3, 'arrive', 'S', 'sound'],
			[4, 'leave', 'A']
		]);
		expect([...day.at(at(1)).present].map(([who, { form }]) => [who, form])).toEqual([['A', 'video']]);
		expect(day.at(at(2)).present.get('A')?.form).toBe('room');
		expect(names(day.at(at(4)).present.keys())).toBe('S');
		expect(names(day.at(at(0)).present.keys())).toBe('');
	});

	it('does not come from a row that was struck', () => {
		const told = events([[1, 'arrive', 'A']]).map((event) => ({ ...event, struck: true }));
		expect(play([], agenda, { events: told }).at(at(40)).present.size).toBe(0);
	});

	it('is told per item in the order of treatment, also for who came in the middle', () => {
		const order = [
			[5, '§1'],
			[10, '§4'],
			[20, '§2'],
			[30, '§3']
		] as const;
		const day = play([...everyone, [12, 'arrive', 'a'], [20, 'arrive', 'f'], [25, 'leave', 'L']], order);
		expect(day.items.map(({ itemId }) => itemId)).toEqual(['§1', '§4', '§2', '§3']);
		expect(day.items.map(({ attended }) => names(attended.keys()))).toEqual(['AFKL', 'AFKLa', 'AFKLaf', 'AFKaf']);
		expect(day.items[1]?.attended.get('a')).toMatchObject({ from: at(12), until: null });
		expect(day.items[2]?.attended.get('f')).toMatchObject({ from: null });
		expect(day.items[2]?.attended.get('L')).toMatchObject({ from: null, until: at(25) });
		expect(names(day.items[2]?.closing.present.keys() ?? [])).toBe('AFKaf');
	});

	it('of an item that was taken up twice is who was there at either time', () => {
		const day = play(
			[...everyone, [12, 'leave', 'L'], [25, 'arrive', 'f']],
			[
				[5, '§1'],
				[15, '§2'],
				[20, '§1']
			]
		);
		expect(day.items.map(({ itemId }) => itemId)).toEqual(['§1', '§2']);
		expect(names(day.items[0]?.attended.keys() ?? [])).toBe('AFKLf');
		expect(day.items[0]?.endedAt).toEqual(at(90));
	});
});

describe('T2 who has a vote', () => {
	it('is the holder, or the substitute who serves; another substitute is present without one', () => {
		const day = play([
			[0, 'arrive', 'A'],
			[0, 'arrive', 'f'],
			[0, 'arrive', 'k'],
			[1, 'serve', 'f', 'F']
		]);
		expect(day.at(at(1)).voters).toEqual(['A', 'f']);
		expect(day.at(at(1)).present.get('f')).toEqual({ form: 'room', servesFor: 'F', votes: true });
		expect(day.at(at(1)).present.get('k')).toEqual({ form: 'room', servesFor: null, votes: false });
	});

	it('is not who steps aside for an item: the substitute has it on that item, the holder again after it', () => {
		const day = play([...everyone, [0, 'arrive', 'f'], [8, 'recuse', 'F', '§2'], [8, 'serve', 'f', 'F §2']], agenda);
		expect(day.items.map(({ closing }) => closing.votes.get('F'))).toEqual(['F', 'f', 'F', 'F']);
		expect(day.items[1]?.attended.has('F')).toBe(false);
		expect(day.items[1]?.closing.here.has('F')).toBe(true);
		expect(names(day.items[1]?.closing.recused ?? [])).toBe('F');
	});

	it('passes to a substitute in the middle of an item only where the holder is disqualified', () => {
		const jav = play([...everyone, [0, 'arrive', 'f'], [12, 'recuse', 'F', '§2'], [13, 'serve', 'f', 'F §2']], agenda);
		expect(jav.at(at(14)).votes.get('F')).toBe('f');
		const left = play([...everyone, [0, 'arrive', 'f'], [12, 'leave', 'F'], [13, 'serve', 'f', 'F']], agenda);
		expect(left.at(at(14)).votes.get('F')).toBeUndefined();
		expect(left.at(at(20)).votes.get('F')).toBe('f');
	});

	it('is the member who comes late, from the next item on, though a substitute stepped in', () => {
		const day = play(
			[
				[0, 'arrive', 'f'],
				[1, 'serve', 'f', 'F'],
				[12, 'arrive', 'F']
			],
			agenda
		);
		expect(day.items.map(({ closing }) => closing.votes.get('F'))).toEqual(['f', 'f', 'F', 'F']);
		expect(day.at(at(15)).present.get('F')).toMatchObject({ votes: false });
	});

	it('is not who left, was replaced and came back (växeltjänstgöring)', () => {
		const day = play(
			[...everyone, [0, 'arrive', 'f'], [12, 'leave', 'F'], [13, 'serve', 'f', 'F'], [25, 'arrive', 'F']],
			agenda
		);
		expect(day.items.map(({ closing }) => closing.votes.get('F'))).toEqual(['F', undefined, 'f', 'f']);
		expect(day.at(at(80)).present.has('F')).toBe(true);
	});

	it('is who left and came back where nobody took over, and where they left because of jäv', () => {
		const back = play([...everyone, [12, 'leave', 'F'], [25, 'arrive', 'F']], agenda);
		expect(back.items.map(({ closing }) => closing.votes.get('F'))).toEqual(['F', undefined, 'F', 'F']);
		const jav = play(
			[
				...everyone,
				[0, 'arrive', 'f'],
				[10, 'recuse', 'F', '§2'],
				[10, 'leave', 'F'],
				[10, 'serve', 'f', 'F §2'],
				[20, 'arrive', 'F']
			],
			agenda
		);
		expect(jav.items.map(({ closing }) => closing.votes.get('F'))).toEqual(['F', 'f', 'F', 'F']);
	});

	it('does not count a pause as another item', () => {
		const pause: Stretch[] = [
			{ itemId: '§1', startedAt: at(5), endedAt: at(10) },
			{ itemId: '§1', startedAt: at(20), endedAt: at(30) }
		];
		const day = play(
			[
				[0, 'arrive', 'f'],
				[1, 'serve', 'f', 'F'],
				[12, 'arrive', 'F']
			],
			[],
			{ stretches: pause }
		);
		expect(day.at(at(25)).votes.get('F')).toBe('f');
		expect(day.at(at(35)).votes.get('F')).toBe('F');
	});

	it('nobody serves for two, and one seat is served by one', () => {
		const day = play([
			[0, 'arrive', 'k'],
			[0, 'arrive', 'f'],
			[1, 'serve', 'k', 'K'],
			[2, 'serve', 'k', 'L'],
			[3, 'serve', 'f', 'F'],
			[4, 'serve', 'k', 'F']
		]);
		expect([...day.at(at(2)).votes]).toEqual([['L', 'k']]);
		expect([...day.at(at(4)).votes]).toEqual([['F', 'k']]);
	});

	it('gives one person one vote, whatever seats they have', () => {
		const twice = [...seats, { ...seat('b', 'substitute', 'F'), membershipId: 'm-A' }];
		const day = play(
			[
				[0, 'arrive', 'A'],
				[0, 'arrive', 'b'],
				[1, 'serve', 'b', 'F']
			],
			[],
			{ seats: twice }
		);
		expect([...day.at(at(1)).votes]).toEqual([['A', 'A']]);
	});
});

describe('T3 quorum', () => {
	const quorum = (told: Told[], rules: Partial<AttendanceFacts['rules']> = {}) =>
		play(told, [], { rules: { quorum: 'half', remoteCounts: true, soundCounts: false, ...rules } }).at(at(9)).quorum;
	const three: Told[] = [
		[0, 'arrive', 'A'],
		[0, 'arrive', 'F', 'video'],
		[0, 'arrive', 'K', 'sound']
	];

	it('is more than half of the voting seats', () => {
		expect(quorum(everyone.slice(0, 2))).toEqual({ rule: 'half', seats: 4, needed: 3, present: 2, met: false });
		expect(quorum(everyone.slice(0, 3))).toMatchObject({ present: 3, met: true });
		expect(quorum([[0, 'arrive', 'f'], [0, 'serve', 'f', 'F'], ...everyone.slice(2)])).toMatchObject({ present: 3 });
	});

	it('counts who is remote by the group’s rule', () => {
		expect(quorum(three)).toMatchObject({ present: 2 });
		expect(quorum(three, { soundCounts: true })).toMatchObject({ present: 3 });
		expect(quorum(three, { remoteCounts: false, soundCounts: true })).toMatchObject({ present: 1 });
	});

	it('can be no rule', () => {
		expect(quorum([], { quorum: 'none' })).toMatchObject({ needed: 0, met: true });
	});
});

describe('T4 organisations and parts', () => {
	it('are there when somebody who stands for them is, serving or not', () => {
		const day = play([
			[0, 'arrive', 'A'],
			[1, 'arrive', 'f'],
			[2, 'leave', 'A'],
			[3, 'leave', 'f']
		]);
		const there = (minute: number) =>
			names(day.at(at(minute)).organisations.flatMap((one) => (one.present ? one.id : [])));
		expect([0, 1, 2, 3].map(there)).toEqual(['A', 'AF', 'F', '']);
		expect(day.at(at(2)).parts).toEqual([
			{ part: 'af', present: false },
			{ part: 'fk', present: true },
			{ part: 'kommun', present: false }
		]);
	});

	it('are gone when their last person has left, not before anybody came, nor for jäv', () => {
		const day = play(
			[
				...everyone,
				[12, 'recuse', 'F', '§2'],
				[21, 'leave', 'K'],
				[22, 'leave', 'L'],
				[23, 'arrive', 'f'],
				[24, 'leave', 'F']
			],
			agenda
		);
		expect(day.gone(at(21))).toEqual([]);
		expect(day.gone(at(24)).map(({ kind, id, who, at: when }) => [kind, id, who, when])).toEqual([
			['organisation', 'K', 'L', at(22)],
			['part', 'kommun', 'L', at(22)]
		]);
		expect(play([]).gone(at(50))).toEqual([]);
	});
});

describe('T5 guests', () => {
	it('take part in the items they were asked to, and wait for them', () => {
		const day = play([...everyone, [6, 'arrive', 'guest', 'video']], agenda, {
			guests: [{ id: 'guest', itemIds: ['§2'] }]
		});
		expect(day.items.map(({ attended }) => attended.has('guest'))).toEqual([false, true, false, false]);
		expect(day.at(at(7)).here.has('guest')).toBe(true);
	});
});

describe('T6 an item that has not been treated', () => {
	it('is answered as if the meeting turned to it now, and nothing else is changed by asking', () => {
		const day = play([...everyone, [0, 'arrive', 'f'], [8, 'recuse', 'F', '§9'], [8, 'serve', 'f', 'F §9']], agenda);
		expect(day.at('§9').votes.get('F')).toBe('f');
		expect(day.at('§9').itemId).toBe('§9');
		expect(day.at('§4').votes.get('F')).toBe('F');
	});
});

describe('T7 part-time attendance', () => {
	it('is told as runs of items in the order of treatment', () => {
		const order = [
			[5, '§1'],
			[10, '§4'],
			[20, '§2'],
			[30, '§3']
		] as const;
		const day = play(
			[
				[0, 'arrive', 'A'],
				[10, 'arrive', 'F'],
				[22, 'leave', 'F'],
				[0, 'arrive', 'K'],
				[6, 'recuse', 'K', '§2'],
				[20, 'arrive', 'L'],
				[30, 'leave', 'L']
			],
			order
		);
		expect(partTaken(day.items, 'A')).toMatchObject({ whole: true, recused: [] });
		expect(partTaken(day.items, 'F').spans).toEqual([
			{ first: '§4', last: '§2', fromStart: false, toEnd: false, from: null, until: at(22) }
		]);
		expect(partTaken(day.items, 'K')).toMatchObject({ whole: true, recused: ['§2'] });
		expect(partTaken(day.items, 'L').spans).toMatchObject([{ first: '§2', last: '§2' }]);
	});
});
