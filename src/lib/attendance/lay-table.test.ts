import { describe, expect, it } from 'vitest';
import { attendanceOf } from './derive.ts';
import { layTable, phaseOf, type Phase } from './lay-table.ts';
import type { AttendanceEvent } from './log.ts';
import type { AttendanceView, Coming } from './view.ts';

const start = new Date('2026-03-12T12:00:00Z');
const seats = [
	['Anna', 'AF', 'member', null],
	['Axel', 'AF', 'substitute', null],
	['Ida', 'VID', 'chair', null],
	['Olle', 'VID', 'member', null],
	['Sven', 'VID', 'substitute', 'Olle'],
	['Rut', 'RLJ', 'observer', null]
] as const;

type Told = readonly [kind: AttendanceEvent['kind'], who: string, what?: string];
/** FK must be held and nobody sits for it; of the region only an observer sits. */
function view(told: readonly Told[], answers: Record<string, Coming> = {}): AttendanceView {
	const organisation = (id: string, part: 'af' | 'fk' | 'region' | 'kommun', mustBeHeld = true) => ({
		...{ id, part, mustBeHeld, name: id, shortName: id }
	});
	const events = told.map(([kind, who, what], index) => ({
		...{ id: index, kind, who, at: start, struck: false, itemId: kind === 'recuse' ? 'i' : null },
		form: kind === 'arrive' ? ((what ?? 'room') as 'room') : null,
		forSeatId: kind === 'serve' ? (what ?? null) : null
	}));
	return {
		meetingId: 'M',
		facts: {
			seats: seats.map(([id, organisationId, role, substituteForId]) => ({
				...{ id, organisationId, role, substituteForId, membershipId: `m-${id}` }
			})),
			organisations: [],
			events,
			stretches: [{ itemId: 'i', startedAt: start, endedAt: null }],
			guests: [],
			rules: { quorum: 'half', remoteCounts: true, soundCounts: false }
		},
		people: seats.map(([id, organisationId, role]) => ({
			...{ who: id, kind: 'seat', membershipId: `m-${id}`, name: id, politicalParty: null, role, organisationId },
			...{ from: '', callOrder: 1, answer: answers[id] ?? null }
		})),
		organisations: [
			organisation('AF', 'af'),
			organisation('FK', 'fk'),
			organisation('RLJ', 'region', false),
			organisation('VID', 'kommun')
		],
		mine: [],
		beside: [],
		promises: {},
		open: true,
		may: { beside: false, keep: false, inviteGuests: false }
	};
}
function table(told: readonly Told[], { phase = 'begun' as Phase, answers = {} as Record<string, Coming> } = {}) {
	const all = view(told, answers);
	return layTable(all, attendanceOf(all.facts).at(start), phase);
}
const states = (picture: ReturnType<typeof table>) => picture.seats.map((seat) => [seat.who, seat.state]);

describe('the round table of a meeting', () => {
	it('R4 expects everybody seated before the meeting but who said no, and names the member nobody sits for', () => {
		const picture = table([], { phase: 'planned', answers: { Anna: 'away' } });
		expect(states(picture)).toEqual([
			['Anna', 'away'],
			[null, 'missing'],
			['Ida', 'expected'],
			['Olle', 'expected']
		]);
		expect(picture.missing).toEqual(['FK']);
		expect(table([], { phase: 'planned' })).toMatchObject({
			covered: 2,
			organisations: 3,
			missing: ['FK'],
			unheld: ['FK']
		});
	});

	it('R5 a substitute who serves sits in the place; one who is here without serving stands behind it', () => {
		expect(table([['arrive', 'Axel']]).seats[0]).toMatchObject({ who: 'Anna', state: 'away', behind: 'here' });
		expect(
			table([
				['arrive', 'Axel', 'video'],
				['serve', 'Axel', 'Anna']
			]).seats[0]
		).toEqual({
			...{ org: 'AF', part: 'af', who: 'Axel', state: 'remote', sub: true, behind: 'free' }
		});
		expect(
			table([
				['arrive', 'Anna'],
				['arrive', 'Axel']
			]).seats[0]
		).toMatchObject({ state: 'here', behind: 'here' });
	});

	it('R6 organisations without anybody are missing, or awaited when somebody has said that they come', () => {
		const picture = table([['arrive', 'Ida']], { answers: { Axel: 'remote', Olle: 'room' } });
		expect(picture).toMatchObject({ covered: 1, missing: ['FK'], awaited: ['AF'] });
		expect(states(picture)).toEqual([
			['Anna', 'away'],
			[null, 'missing'],
			['Ida', 'here'],
			['Olle', 'expected']
		]);
		expect(picture.seats[2]).toMatchObject({ chair: true });
	});

	it('R6 nobody is missing while people come in, until the first item is left, but who said no', () => {
		expect(phaseOf('live', 1)).toBe('arriving');
		expect([phaseOf('live', 2), phaseOf('ended', 1), phaseOf('planned', 0)]).toEqual(['begun', 'begun', 'planned']);
		const picture = table([['arrive', 'Ida']], { phase: 'arriving', answers: { Anna: 'away', Axel: 'away' } });
		expect(picture).toMatchObject({ covered: 1, missing: ['AF', 'FK'], awaited: [] });
		expect(table([['arrive', 'Ida']], { phase: 'arriving' })).toMatchObject({ missing: ['FK'], awaited: ['AF'] });
	});

	it('R6 who left, and who has stepped aside for the item, is away and not expected', () => {
		const told: Told[] = [
			['arrive', 'Ida'],
			['arrive', 'Olle'],
			['recuse', 'Olle'],
			['arrive', 'Anna'],
			['leave', 'Anna']
		];
		expect(states(table(told, { answers: { Anna: 'room' } }))).toEqual([
			['Anna', 'missing'],
			[null, 'missing'],
			['Ida', 'here'],
			['Olle', 'away']
		]);
	});

	it('R7 a substitute sits in one place', () => {
		const picture = table([
			['arrive', 'Sven'],
			['serve', 'Sven', 'Ida'],
			['serve', 'Sven', 'Olle']
		]);
		expect(picture.seats.filter((seat) => seat.who === 'Sven')).toHaveLength(1);
	});

	it('R8 a substitute named for one seat stands behind no other', () => {
		const picture = table([
			['arrive', 'Ida'],
			['arrive', 'Olle'],
			['arrive', 'Sven']
		]);
		expect(picture.seats.slice(2).map((seat) => seat.behind)).toEqual([undefined, 'here']);
	});
});
