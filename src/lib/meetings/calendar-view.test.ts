import { describe, expect, it } from 'vitest';
import { byMonth, monthsOf, readYear } from './calendar-view.ts';

describe('the calendar', () => {
	it('M2 counts a meeting in the month it has in Sweden', () => {
		const rows = ['2026-02-28T23:30:00Z', '2026-03-31T21:59:00Z', '2026-03-31T22:00:00Z'].map((at) => ({
			startsAt: new Date(at)
		}));
		expect(byMonth(rows).map(({ month, rows: list }) => [month, list.length])).toEqual([
			['2026-03', 2],
			['2026-04', 1]
		]);
	});
	it('M2 has twelve months a year and reads years out of an address', () => {
		expect(monthsOf(2026)).toHaveLength(12);
		expect(monthsOf(2026)[11]).toBe('2026-12');
		expect(['2026', '1999', '26', 'x', null, '2100'].map(readYear)).toEqual([2026, null, null, null, null, null]);
	});
});
