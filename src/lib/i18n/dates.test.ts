import { describe, expect, it } from 'vitest';
import {
	capital,
	clockTime,
	dayAndMonth,
	daysUntil,
	fromLocal,
	longDate,
	meetingDate,
	meetingTime,
	meetingWhen,
	meetingWhenNear,
	nearDay,
	shortWhen,
	toLocal,
	week
} from './dates.ts';

const at = (text: string) => new Date(text);
const now = at('2026-03-12T09:00:00Z');
const start = at('2026-03-12T12:00:00Z');
const end = at('2026-03-12T14:00:00Z');

describe('a meeting in one line', () => {
	it('is written the Swedish way', () => {
		expect(meetingWhen(start, end, 'sv', now)).toBe('tors 12 mars 13.00–15.00 (v. 11)');
		expect(meetingWhenNear(start, end, 'sv', now)).toBe('I dag, tors 12 mars 13.00–15.00 (v. 11)');
	});
	it('is written the English way', () => {
		expect(meetingWhen(start, end, 'en', now)).toBe('Thu 12 March 13:00–15:00 (week 11)');
		expect(meetingWhenNear(start, end, 'en', at('2026-03-11T09:00:00Z'))).toBe(
			'Tomorrow, Thu 12 March 13:00–15:00 (week 11)'
		);
	});
	it('shows the year when it is not this year', () => {
		expect(meetingDate(at('2025-12-03T08:00:00Z'), 'sv', now)).toBe('ons 3 dec 2025');
		expect(dayAndMonth(at('2026-02-24T08:00:00Z'), 'sv', now)).toBe('24 feb');
	});
	it('names the day of an end past midnight', () => {
		expect(meetingTime(at('2026-03-12T21:30:00Z'), at('2026-03-12T23:30:00Z'), 'sv')).toBe('22.30 – fre 13 mars 0.30');
	});
	it('counts days by the calendar in Sweden, not by the server', () => {
		const lateEvening = at('2026-03-11T23:30:00Z');
		expect(meetingDate(lateEvening, 'sv', now)).toBe('tors 12 mars');
		expect(daysUntil(lateEvening, now)).toBe(0);
		expect(clockTime(lateEvening, 'sv')).toBe('0.30');
	});
});

it.each([
	['2026-03-11T10:00:00Z', 'i går 11.00'],
	['2026-03-12T22:59:00Z', 'i dag 23.59'],
	['2026-03-12T23:00:00Z', 'i morgon 0.00'],
	['2026-04-08T07:00:00Z', 'ons 8 april'],
	['2027-04-07T07:00:00Z', 'ons 7 april 2027']
])('is as short as it can be: %s is %s', (instant, words) => {
	expect(shortWhen(at(instant), 'sv', now)).toBe(words);
});

it('has no word for a day that is not near', () => {
	expect(nearDay(at('2026-03-14T10:00:00Z'), 'sv', now)).toBeNull();
});

it.each([
	['sv', 'torsdag 12 mars 2026'],
	['en', 'Thursday 12 March 2026']
] as const)('is written in full in %s', (language, words) => {
	expect(longDate(start, language)).toBe(words);
	expect(capital(words)).toMatch(/^T/);
});

it.each([
	['2026-01-01T12:00:00Z', 1],
	['2027-01-01T12:00:00Z', 53],
	['2024-12-30T12:00:00Z', 1],
	['2026-03-15T22:59:00Z', 11],
	['2026-03-15T23:00:00Z', 12]
])('numbers weeks by ISO 8601: %s is in week %i', (instant, number) => {
	expect(week(at(instant))).toBe(number);
});

describe('what is typed into a date and a time field', () => {
	it.each([
		['2026-03-12', '13:00', '2026-03-12T12:00:00.000Z'],
		['2026-07-01', '9.15', '2026-07-01T07:15:00.000Z'],
		['2026-07-01', '09:15:00', '2026-07-01T07:15:00.000Z'],
		['2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
		['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
		['2026-10-25', '01:59', '2026-10-24T23:59:00.000Z'],
		['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
		['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z']
	])('%s %s is %s', (date, time, instant) => {
		const read = fromLocal(date, time);
		expect(read?.toISOString()).toBe(instant);
		expect(read && toLocal(read)).toEqual({ date, time: time.replace('.', ':').slice(0, 5).padStart(5, '0') });
	});
	it.each([
		['2026-03-29', '02:00', 'the hour that spring leaps over'],
		['2026-03-29', '02:59', 'the hour that spring leaps over'],
		['2026-02-30', '10:00', 'a day that does not exist'],
		['2026-13-01', '10:00', 'a month that does not exist'],
		['2026-03-12', '24:00', 'an hour that does not exist'],
		['2026-03-12', '10:60', 'a minute that does not exist'],
		['12/3 2026', '10:00', 'another way to write a date'],
		['', '', 'nothing']
	])('%s %s names no time: %s', (date, time) => {
		expect(fromLocal(date, time)).toBeNull();
	});
});
