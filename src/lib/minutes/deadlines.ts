import { fromLocal, toLocal } from '#lib/i18n/dates.ts';

/** Whole days after a day in Sweden, as the first moment of that day. */
export function daysAfter(day: Date, days: number): Date {
	const [year = 0, month = 1, date = 1] = toLocal(day).date.split('-').map(Number);
	const at = new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
	return fromLocal(at, '00:00') ?? new Date(day.getTime() + days * 86_400_000);
}
