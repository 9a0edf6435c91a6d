/**
 * Dates and times as they are written in Samsyn, always as the clocks stand in Sweden (Europe/Stockholm), whatever
 * the reader's device says: *tors 12 mars 13.00–15.00 (v. 11)*, in English *Thu 12 March 13:00–15:00 (week 11)*.
 * The year is shown when it is not this year. Written here and not by Intl, whose short months take full stops and
 * differ between browsers.
 */
export type Language = 'sv' | 'en';

const zone = 'Europe/Stockholm';
const words = {
	sv: {
		days: ['sön', 'mån', 'tis', 'ons', 'tors', 'fre', 'lör'],
		longDays: ['söndag', 'måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag'],
		months: ['jan', 'feb', 'mars', 'april', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'],
		longMonths: 'januari februari mars april maj juni juli augusti september oktober november december'.split(' '),
		near: { '-1': 'i går', '0': 'i dag', '1': 'i morgon' },
		week: 'v.',
		colon: '.'
	},
	en: {
		days: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
		longDays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
		months: ['Jan', 'Feb', 'March', 'April', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
		longMonths: 'January February March April May June July August September October November December'.split(' '),
		near: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
		week: 'week',
		colon: ':'
	}
} as const satisfies Record<Language, unknown>;

const format = new Intl.DateTimeFormat('en-GB', {
	timeZone: zone,
	hourCycle: 'h23',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit'
});

/** What the calendar and the clock on the wall say in Sweden at an instant. Months count from 1. */
function wall(at: Date): { year: number; month: number; day: number; hour: number; minute: number } {
	const read: Record<string, number> = {};
	for (const part of format.formatToParts(at)) read[part.type] = Number(part.value);
	const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = read as Partial<Record<string, number>>;
	return { year, month, day, hour, minute };
}

const two = (value: number) => String(value).padStart(2, '0');
const dayNumber = (at: Date) => {
	const { year, month, day } = wall(at);
	return Date.UTC(year, month - 1, day) / 86_400_000;
};
const weekday = (at: Date) => (dayNumber(at) + 4) % 7;

/** Whole days from `now` to `at` by the calendar in Sweden: 0 the same day, 1 tomorrow. */
export const daysUntil = (at: Date, now: Date = new Date()): number => dayNumber(at) - dayNumber(now);

/** "i dag", "i morgon", "i går", or null for other days. */
export const nearDay = (at: Date, language: Language, now: Date = new Date()): string | null =>
	(words[language].near as Record<string, string | undefined>)[String(daysUntil(at, now))] ?? null;

/** "12 mars", with the year when it is not this year. */
export function dayAndMonth(at: Date, language: Language, now: Date = new Date()): string {
	const { year, month, day } = wall(at);
	const date = `${day} ${words[language].months[month - 1]}`;
	return year === wall(now).year ? date : `${date} ${year}`;
}

/** "tors 12 mars", with the year when it is not this year. */
export const meetingDate = (at: Date, language: Language, now: Date = new Date()): string =>
	`${words[language].days[weekday(at)]} ${dayAndMonth(at, language, now)}`;

/** "torsdag 12 mars 2026": titles, minutes, letters. */
export function longDate(at: Date, language: Language): string {
	const { year, month, day } = wall(at);
	return `${words[language].longDays[weekday(at)]} ${day} ${words[language].longMonths[month - 1]} ${year}`;
}

/** "mars 2026": headings of a calendar. */
export function monthAndYear(at: Date, language: Language): string {
	const { year, month } = wall(at);
	return `${words[language].longMonths[month - 1]} ${year}`;
}

/** "13.00", in English "13:00". */
export function clockTime(at: Date, language: Language): string {
	const { hour, minute } = wall(at);
	return `${hour}${words[language].colon}${two(minute)}`;
}

/** "13.00–15.00"; an end on another day is written with its date. */
export function meetingTime(start: Date, end: Date, language: Language): string {
	const until = clockTime(end, language);
	return dayNumber(start) === dayNumber(end)
		? `${clockTime(start, language)}–${until}`
		: `${clockTime(start, language)} – ${meetingDate(end, language, start)} ${until}`;
}

/** The week's number by ISO 8601, as Swedish calendars print it. */
export function week(at: Date): number {
	const thursday = dayNumber(at) - ((weekday(at) + 6) % 7) + 3;
	const year = new Date(thursday * 86_400_000).getUTCFullYear();
	return Math.floor((thursday - Date.UTC(year, 0, 1) / 86_400_000) / 7) + 1;
}

/** "v. 11", in English "week 11". */
export const weekWords = (at: Date, language: Language): string => `${words[language].week} ${week(at)}`;

/** "tors 12 mars 13.00–15.00 (v. 11)": a meeting in one line. */
export const meetingWhen = (start: Date, end: Date, language: Language, now: Date = new Date()): string =>
	`${meetingDate(start, language, now)} ${meetingTime(start, end, language)} (${weekWords(start, language)})`;

/** As `meetingWhen`, opening with "I dag," or "I morgon," when it is so. */
export function meetingWhenNear(start: Date, end: Date, language: Language, now: Date = new Date()): string {
	const near = nearDay(start, language, now);
	const when = meetingWhen(start, end, language, now);
	return capital(near ? `${near}, ${when}` : when);
}

/** Shortest: "i dag 13.00" when near, else "ons 8 april". */
export function shortWhen(at: Date, language: Language, now: Date = new Date()): string {
	const near = nearDay(at, language, now);
	return near ? `${near} ${clockTime(at, language)}` : meetingDate(at, language, now);
}

/** First letter as a capital, for a date that opens a sentence. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);

/** What a date field and a time field show for an instant: { date: '2026-03-12', time: '13:00' }. */
export function toLocal(at: Date): { date: string; time: string } {
	const { year, month, day, hour, minute } = wall(at);
	return { date: `${year}-${two(month)}-${two(day)}`, time: `${two(hour)}:${two(minute)}` };
}

/**
 * The instant that a date field (YYYY-MM-DD) and a time field (HH:MM or HH.MM) name in Sweden. Null when they name
 * none: not a date, not a time, or in the hour that the spring change leaps over. In the hour that comes twice in
 * autumn the first is meant.
 */
export function fromLocal(date: string, time: string): Date | null {
	const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date.trim());
	const hour = /^(\d{1,2})[:.](\d{2})(?::00)?$/.exec(time.trim());
	if (!day || !hour) return null;
	const asked = { date: date.trim(), time: `${two(Number(hour[1]))}:${hour[2]}` };
	const utc = Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3]), Number(hour[1]), Number(hour[2]));
	for (const hoursAhead of [2, 1]) {
		const at = new Date(utc - hoursAhead * 3_600_000);
		const shown = toLocal(at);
		if (shown.date === asked.date && shown.time === asked.time) return at;
	}
	return null;
}
