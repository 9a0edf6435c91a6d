import { fromLocal, toLocal } from '#lib/i18n/dates.ts';

/** The first moment of the day after one that is given by its first moment, in Sweden: also when the clocks change. */
export function dayAfter(day: Date): Date {
	// 26 hours on it is the next day on any clock, 23- and 25-hour days included.
	const next = fromLocal(toLocal(new Date(day.getTime() + 26 * 3_600_000)).date, '00:00');
	if (!next) throw new Error(`No day after ${day.toISOString()}`);
	return next;
}

/** The day it is in Sweden, as yyyy-mm-dd. */
export const dayOf = (moment: Date): string => toLocal(moment).date;

/** The first moment of a day written yyyy-mm-dd; null when there is none. */
export const startOf = (day: string): Date | null => fromLocal(day, '00:00');
