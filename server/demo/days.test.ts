import { describe, expect, it } from 'vitest';
import { addDays, dayOf, daysAfter, daysBefore, inWords, isMeetingDay, momentOf, soon, weekday } from './days.ts';

describe('days of the Swedish calendar', () => {
	const free: [day: string, why: string][] = [
		['2026-03-14', 'a Saturday'],
		['2026-01-06', 'Epiphany'],
		['2026-04-02', 'Maundy Thursday'],
		['2026-04-03', 'Good Friday'],
		['2026-04-06', 'Easter Monday'],
		['2027-03-26', 'Good Friday of another year'],
		['2026-05-01', 'May Day'],
		['2026-05-14', 'Ascension'],
		['2026-05-15', 'the day after Ascension'],
		['2025-06-06', 'the national day'],
		['2026-06-19', 'Midsummer Eve'],
		['2026-07-15', 'summer'],
		['2026-12-24', 'Christmas Eve'],
		['2027-01-04', 'the week of Epiphany']
	];
	for (const [day, why] of free)
		it(`does not meet on ${day}: ${why}`, () => {
			expect(isMeetingDay(day)).toBe(false);
		});

	it('meets on an ordinary Thursday', () => {
		expect(isMeetingDay('2026-03-12')).toBe(true);
	});

	it('reads clocks in Sweden in winter and in summer', () => {
		expect(momentOf('2026-03-12', '13.00').toISOString()).toBe('2026-03-12T12:00:00.000Z');
		expect(momentOf('2026-06-11', '9.00').toISOString()).toBe('2026-06-11T07:00:00.000Z');
		expect(dayOf(new Date('2026-03-12T23:30:00Z'))).toBe('2026-03-13');
	});

	it('says a day as in running text', () => {
		expect(inWords('2026-02-12')).toBe('12 februari');
	});

	const rhythm = { weekday: 4, weeks: 6, since: 4, until: 6 } as const;
	for (const today of ['2026-03-12', '2026-03-14', '2026-01-02', '2026-07-20', '2026-12-24'])
		it(`keeps to working days on both sides of ${today}`, () => {
			const before = daysBefore(today, rhythm, 8);
			const after = daysAfter(today, rhythm, 4);
			expect([...before, today, ...after]).toEqual([...before, today, ...after].toSorted());
			expect(new Set([...before, ...after]).size).toBe(12);
			expect([...before, ...after].filter((day) => !isMeetingDay(day) || weekday(day) !== 4)).toEqual([]);
			expect((before.at(-1) ?? today) < addDays(today, -20)).toBe(true);
		});

	it('begins on a full five minutes', () => {
		expect(soon(new Date('2026-03-12T11:35:00Z'), 25).toISOString()).toBe('2026-03-12T12:00:00.000Z');
		expect(soon(new Date('2026-03-12T11:35:01Z'), 25).toISOString()).toBe('2026-03-12T12:05:00.000Z');
	});
});
