import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterWorkingDays, easter, isWorkingDay } from './working-days.ts';

const free = [
	['2026-01-01', 'New Year'],
	['2026-01-06', 'Epiphany'],
	['2026-04-03', 'Good Friday'],
	['2026-04-06', 'Easter Monday'],
	['2026-05-01', 'the first of May'],
	['2026-05-14', 'Ascension'],
	['2029-06-06', 'the national day, a Wednesday'],
	['2026-06-19', "midsummer's eve"],
	['2027-06-25', "midsummer's eve, as late as it comes"],
	['2026-12-24', 'Christmas Eve'],
	['2026-12-25', 'Christmas Day'],
	['2026-12-31', "New Year's Eve"],
	['2026-03-14', 'a Saturday'],
	['2026-03-15', 'a Sunday']
] as const;
const worked = ['2026-01-02', '2026-04-02', '2026-04-07', '2026-05-15', '2026-06-18', '2026-06-26', '2026-11-02'];

describe('working days in Sweden', () => {
	for (const [day, what] of free) it(`X7 ${day} is none: ${what}`, () => expect(isWorkingDay(day)).toBe(false));
	for (const day of worked) it(`X7 ${day} is one`, () => expect(isWorkingDay(day)).toBe(true));

	it('X7 five of them over Easter are twelve days, to the last minute of the day', () => {
		// Wednesday the 1st: Thursday 2, Tuesday 7, Wednesday 8, Thursday 9, Friday 10.
		expect(afterWorkingDays(new Date('2026-04-01T15:00:00Z'), 5).toISOString()).toBe('2026-04-10T22:00:00.000Z');
		// Late in the evening in Sweden it is the next day already.
		expect(afterWorkingDays(new Date('2026-03-09T23:30:00Z'), 1).toISOString()).toBe('2026-03-11T23:00:00.000Z');
	});

	it('X7 there are between 246 and 256 of them a year, and Easter is a Sunday of spring', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1990, max: 2100 }), (year) => {
				const days = Array.from({ length: 365 }, (_, n) =>
					new Date(Date.UTC(year, 0, 1 + n)).toISOString().slice(0, 10)
				);
				const count = days.filter(isWorkingDay).length;
				expect(count).toBeGreaterThan(245);
				expect(count).toBeLessThan(257);
				expect(new Date(`${easter(year)}T12:00:00Z`).getUTCDay()).toBe(0);
				expect(easter(year) >= `${year}-03-22` && easter(year) <= `${year}-04-25`).toBe(true);
			})
		);
	});
});
