import { describe, expect, it } from 'vitest';
import { coverageOf, type CoverageOrganisation, type CoverageSeat } from '#lib/network/coverage.ts';
import type { SeatRole } from '#lib/permissions/facts.ts';
import { cellOf } from './matrix.ts';

const af: CoverageOrganisation = { id: 'AF', part: 'af', name: 'AF', shortName: 'AF', place: 1 };
const at = new Date('2026-03-12T12:00:00Z');
const seat = (role: SeatRole, mandate = true): CoverageSeat => ({
	id: `${role}${mandate}`,
	organisationId: 'AF',
	role,
	mandate,
	callOrder: 1,
	name: 'Någon',
	from: new Date('2024-01-01'),
	to: null
});

describe('who sits where', () => {
	const table: [string, string, boolean, CoverageSeat[], string | null][] = [
		['neither sits nor need', 'local', false, [], null],
		['sits without having to', 'local', false, [seat('expert')], 'extra'],
		['nobody', 'local', true, [], 'missing'],
		['a substitute alone', 'local', true, [seat('substitute')], 'only-substitute'],
		['a member without mandate', 'local', true, [seat('member', false), seat('substitute')], 'no-mandate'],
		['no substitute where one is to be', 'local', true, [seat('member')], 'no-substitute'],
		['no substitute where none need be', 'presidium', true, [seat('chair')], 'ok'],
		['member and substitute', 'board', true, [seat('member'), seat('substitute')], 'ok']
	];
	for (const [story, kind, required, seats, expected] of table)
		it(`N5 ${story}: ${expected}`, () => {
			const coverage = coverageOf(required ? [af] : [], required ? [] : [af], seats, at);
			expect(cellOf('AF', { id: 'G', kind, coverage })).toBe(expected);
		});
});
