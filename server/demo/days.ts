import { fromLocal, longDate, toLocal } from '#lib/i18n/dates.ts';
import { easter } from '#lib/i18n/working-days.ts';

/** A day of the Swedish calendar, '2026-03-12'. */
export type Day = string;

/** The day it is in Sweden at a moment. */
export const dayOf = (moment: Date): Day => toLocal(moment).date;

/** The moment at which clocks in Sweden show `clock` ('13.00') on a day. */
export function momentOf(day: Day, clock: string): Date {
	const moment = fromLocal(day, clock);
	if (!moment) throw new Error(`${day} has no ${clock}`);
	return moment;
}

const noon = (day: Day) => Date.parse(`${day}T12:00:00Z`);

export const addDays = (day: Day, days: number): Day =>
	new Date(noon(day) + days * 86_400_000).toISOString().slice(0, 10);

/** 1 = Monday … 7 = Sunday. */
export const weekday = (day: Day): number => new Date(noon(day)).getUTCDay() || 7;

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Days from Easter Sunday on which nobody calls a meeting: the days of Easter, Ascension and the day after it. */
const aroundEaster = [-3, -2, 1, 39, 40];

/** Whether a group would meet on it: a working day outside summer and Christmas, and no holiday. */
export function isMeetingDay(day: Day): boolean {
	if (weekday(day) > 5) return false;
	const date = day.slice(5);
	if (date >= '06-15' && date <= '08-14') return false;
	if (date >= '12-20' || date <= '01-09') return false;
	if (date === '05-01' || date === '06-06') return false;
	return !aroundEaster.some((days) => addDays(easter(yearOf(day)), days) === day);
}

/** How a group meets: on which weekday, with how many weeks between, and how far the nearest meetings lie from today. */
export interface Rhythm {
	readonly weekday: 1 | 2 | 3 | 4 | 5;
	readonly weeks: number;
	/** Weeks since the last meeting and until the next one, at least 1. */
	readonly since: number;
	readonly until: number;
}

function walk(from: Day, rhythm: Rhythm, direction: 1 | -1, weeks: number, count: number): Day[] {
	const days: Day[] = [];
	let day = from;
	while (weekday(day) !== rhythm.weekday) day = addDays(day, direction);
	day = addDays(day, direction * weeks * 7);
	while (days.length < count) {
		while (!isMeetingDay(day)) day = addDays(day, direction * 7);
		days.push(day);
		day = addDays(day, direction * rhythm.weeks * 7);
	}
	return days;
}

/** The last `count` meeting days before `today`, oldest first. What falls on a free day is moved a week back. */
export const daysBefore = (today: Day, rhythm: Rhythm, count: number): Day[] =>
	walk(today, rhythm, -1, rhythm.since, count).reverse();

/** The next `count` meeting days after `today`. What falls on a free day is moved a week on. */
export const daysAfter = (today: Day, rhythm: Rhythm, count: number): Day[] =>
	walk(today, rhythm, 1, rhythm.until, count);

/** `moment` and `minutes` more, raised to the next full five minutes. */
export const soon = (moment: Date, minutes: number): Date =>
	new Date(Math.ceil((moment.getTime() + minutes * 60_000) / 300_000) * 300_000);

/** '12 februari', as it stands in running Swedish text. */
export const inWords = (day: Day): string => longDate(momentOf(day, '12.00'), 'sv').split(' ').slice(1, 3).join(' ');
