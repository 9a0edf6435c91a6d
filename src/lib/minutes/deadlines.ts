import { fromLocal, toLocal } from '#lib/i18n/dates.ts';

interface SentMinutes {
	readonly version: number;
	readonly sentAt: Date | null;
}

/** By when minutes should be adjusted, or notes checked: counted from the meeting, of a later version from its opening. */
export const adjustDue = (minutes: SentMinutes | null, endedAt: Date, days: number): Date =>
	daysAfter(minutes && minutes.version > 1 ? (minutes.sentAt ?? endedAt) : endedAt, days);

/** Whole days after a day in Sweden, as the first moment of that day. */
export function daysAfter(day: Date, days: number): Date {
	const [year = 0, month = 1, date = 1] = toLocal(day).date.split('-').map(Number);
	const at = new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
	return fromLocal(at, '00:00') ?? new Date(day.getTime() + days * 86_400_000);
}
