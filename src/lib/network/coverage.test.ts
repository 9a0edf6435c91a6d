import { describe, expect, it } from 'vitest';
import type { SeatRole } from '#lib/permissions/facts.ts';
import type { Part } from '#lib/ui/part.ts';
import { coverageOf, gapsOf, type CoverageOrganisation, type CoverageSeat } from './coverage.ts';

const organisation = (shortName: string, part: Part, place = 0): CoverageOrganisation => ({
	id: shortName,
	part,
	name: `${shortName} i hela sin längd`,
	shortName,
	place
});
const AF = organisation('AF', 'af');
const FK = organisation('FK', 'fk');
const RLJ = organisation('RLJ', 'region');
const NOR = organisation('NOR', 'kommun', 2);
const HOK = organisation('HÖK', 'kommun', 1);
const all = [AF, FK, RLJ, NOR, HOK];

const at = new Date('2026-03-12T12:00:00Z');
let count = 0;
/** "AF chair m": for AF, in the chair, with mandate. A third word gives the days it counts from and to. */
function seat(text: string, dates: { from?: string; to?: string; order?: number; name?: string } = {}): CoverageSeat {
	const [short, role, mandate] = text.split(' ');
	return {
		id: `seat${++count}`,
		organisationId: short === '-' ? null : (short ?? null),
		role: role as SeatRole,
		mandate: mandate === 'm',
		callOrder: dates.order ?? 1,
		name: dates.name ?? `Person ${count}`,
		from: new Date(dates.from ?? '2024-01-01'),
		to: dates.to ? new Date(dates.to) : null
	};
}
const states = (mustHold: readonly CoverageOrganisation[], seats: readonly CoverageSeat[]) =>
	coverageOf(mustHold, all, seats, at)
		.organisations.map(
			(one) => `${one.organisation.shortName}${one.required ? '' : '?'}:${one.state}${one.mandate ? '+' : ''}`
		)
		.join(' ');
const gaps = (mustHold: readonly CoverageOrganisation[], seats: readonly CoverageSeat[], substitutes = false) =>
	gapsOf(coverageOf(mustHold, all, seats, at), substitutes).map((gap) =>
		gap.kind === 'part-missing'
			? `${gap.kind} ${gap.part} ${gap.organisations.map((one) => one.shortName).join()}`
			: `${gap.kind} ${gap.organisation.shortName}`
	);

describe('coverage of a group', () => {
	const table: [string, readonly CoverageOrganisation[], CoverageSeat[], string][] = [
		['nobody sits', [AF, FK], [], 'AF:missing FK:missing'],
		['one for each', [AF, FK], [seat('AF chair m'), seat('FK member m')], 'AF:held+ FK:held+'],
		['without mandate', [AF], [seat('AF member')], 'AF:held'],
		[
			'two members of one organisation, one with mandate',
			[RLJ],
			[seat('RLJ member'), seat('RLJ member m')],
			'RLJ:held+'
		],
		['a substitute alone', [FK], [seat('FK substitute m')], 'FK:substitute'],
		['an expert and an observer do not speak for it', [FK], [seat('FK expert m'), seat('FK observer')], 'FK:missing'],
		['a secretary without mandate does not', [NOR], [seat('NOR secretary')], 'NOR:missing'],
		['a secretary with mandate does', [NOR], [seat('NOR secretary m')], 'NOR:held+'],
		['a seat that has ended', [AF], [seat('AF member m', { to: '2026-03-12T11:59:59Z' })], 'AF:missing'],
		['a seat that ends later today', [AF], [seat('AF member m', { to: '2026-03-12T23:00:00Z' })], 'AF:held+'],
		['a seat that has not begun', [AF], [seat('AF member m', { from: '2026-04-01' })], 'AF:missing'],
		[
			'a successor from the day the seat ended',
			[AF],
			[seat('AF member m', { to: '2026-03-01' }), seat('AF member m', { from: '2026-03-01' })],
			'AF:held+'
		],
		['somebody whom the group need not hold', [AF], [seat('AF member m'), seat('FK expert')], 'AF:held+ FK?:missing'],
		['the office is no organisation', [AF], [seat('AF member m'), seat('- secretary')], 'AF:held+'],
		['parts in their order, then place', [NOR, HOK, AF], [], 'AF:missing HÖK:missing NOR:missing']
	];
	for (const [story, mustHold, seats, expected] of table)
		it(`N4 ${story}: ${expected}`, () => expect(states(mustHold, seats)).toBe(expected));

	it('N4 a group over two municipalities lacks the one that nobody sits for, not the part', () => {
		const seats = [seat('AF member m'), seat('NOR member m')];
		const coverage = coverageOf([AF, NOR, HOK], all, seats, at);
		expect(coverage.parts.map((part) => `${part.part} ${part.held}/${part.required} ${part.missing}`)).toEqual([
			'af 1/1 false',
			'fk 0/0 false',
			'region 0/0 false',
			'kommun 1/2 false'
		]);
		expect([coverage.held, coverage.required]).toEqual([2, 3]);
		expect(gaps([AF, NOR, HOK], seats)).toEqual(['missing HÖK']);
	});

	it('N5 a part whose organisations are all missing is missing as a whole and said once', () => {
		expect(gaps([AF, NOR, HOK], [seat('AF member m')])).toEqual(['part-missing kommun HÖK,NOR']);
	});

	it('N5 a substitute keeps the part from being missing, and is said', () => {
		expect(gaps([NOR, HOK], [seat('HÖK substitute m')])).toEqual(['missing NOR', 'only-substitute HÖK']);
	});

	it('N5 gaps come gravest first; lack of a substitute only where one is expected', () => {
		const seats = [seat('AF member'), seat('RLJ member m'), seat('RLJ substitute m'), seat('NOR member m')];
		expect(gaps([AF, FK, RLJ, NOR], seats, true)).toEqual([
			'missing FK',
			'no-mandate AF',
			'no-substitute AF',
			'no-substitute NOR'
		]);
		expect(gaps([AF, FK, RLJ, NOR], seats, false)).toEqual(['missing FK', 'no-mandate AF']);
	});

	it('N6 lists seats in order and substitutes as they are asked', () => {
		const seats = [
			seat('AF substitute', { order: 2, name: 'Andra' }),
			seat('AF substitute', { order: 1, name: 'Första' }),
			seat('AF observer', { name: 'Åhörare' }),
			seat('AF member', { name: 'Östen' }),
			seat('AF member', { name: 'Anna' }),
			seat('AF chair', { name: 'Ordföranden' }),
			seat('- secretary', { name: 'Sekreteraren' })
		];
		const coverage = coverageOf([AF], all, seats, at);
		const one = coverage.organisations[0];
		expect(one?.ordinary.map((each) => each.name)).toEqual(['Ordföranden', 'Anna', 'Östen']);
		expect(one?.substitutes.map((each) => each.name)).toEqual(['Första', 'Andra']);
		expect(one?.others.map((each) => each.name)).toEqual(['Åhörare']);
		expect(coverage.unbound.map((each) => each.name)).toEqual(['Sekreteraren']);
	});
});
