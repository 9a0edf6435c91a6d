import { toLocal } from '#lib/i18n/dates.ts';

/** "2026-03": the month a moment falls in, in Sweden. */
export const monthOf = (at: Date): string => toLocal(at).date.slice(0, 7);

/** Rows in order, gathered by month; the months come in the order of their first row. */
export function byMonth<T extends { readonly startsAt: Date }>(rows: readonly T[]): { month: string; rows: T[] }[] {
	return [...Map.groupBy(rows, (row) => monthOf(row.startsAt))].map(([month, list]) => ({ month, rows: list }));
}

/** The twelve months of a year. */
export const monthsOf = (year: number): string[] =>
	Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);

/** A year out of an address, or null: four digits that the calendar can hold. */
export function readYear(text: string | null): number | null {
	const year = /^\d{4}$/.test(text ?? '') ? Number(text) : 0;
	return year >= 2000 && year < 2100 ? year : null;
}
