import { fromLocal, toLocal } from './dates.ts';

/** A day of the Swedish calendar, '2026-03-12'. */
type Day = string;

const noon = (day: Day) => Date.parse(`${day}T12:00:00Z`);
const plus = (day: Day, days: number): Day => new Date(noon(day) + days * 86_400_000).toISOString().slice(0, 10);
/** 0 = Sunday … 6 = Saturday. */
const weekday = (day: Day): number => new Date(noon(day)).getUTCDay();

/** Easter Sunday, by the anonymous Gregorian rule. */
export function easter(year: number): Day {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
	const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451);
	const month = Math.floor((h + l - 7 * m + 114) / 31);
	const day = ((h + l - 7 * m + 114) % 31) + 1;
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Good Friday, Easter Monday and Ascension, in days from Easter Sunday. */
const movable = [-2, 1, 39];
const fixed = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'];

/**
 * Whether offices work on it: no Saturday or Sunday, none of the general holidays (lag 1989:253) and none of the eves
 * that are free everywhere: midsummer's, Christmas's and New Year's.
 */
export function isWorkingDay(day: Day): boolean {
	if (weekday(day) === 0 || weekday(day) === 6 || fixed.includes(day.slice(5))) return false;
	if (weekday(day) === 5 && day.slice(5) >= '06-19' && day.slice(5) <= '06-25') return false;
	const sunday = easter(Number(day.slice(0, 4)));
	return !movable.some((days) => plus(sunday, days) === day);
}

/** The end of the n-th working day after a moment, in Sweden: a day that has begun does not count. */
export function afterWorkingDays(from: Date, days: number): Date {
	let day = toLocal(from).date;
	for (let left = days; left > 0;) {
		day = plus(day, 1);
		if (isWorkingDay(day)) left--;
	}
	const end = fromLocal(plus(day, 1), '00:00');
	if (!end) throw new Error(`${day} does not end`);
	return end;
}

/** The day that lies so many working days before another; that many from the last working day when it is none itself. */
export function workingDaysBefore(day: Day, days: number): Day {
	let at = day;
	for (let left = days; left > 0 || !isWorkingDay(at);) {
		at = plus(at, -1);
		if (left > 0 && isWorkingDay(at)) left--;
	}
	return at;
}
