/**
 * Reads a day as people write it: 2026-03-12, 20260312 or 260312 (as on Swedish papers). Out: 'YYYY-MM-DD', or null
 * when there is no such day.
 */
export function readDay(text: string): string | null {
	const found = /^(\d{4}|\d{2})-?(\d{2})-?(\d{2})$/.exec(text.trim());
	if (!found) return null;
	const [, years = '', months = '', days = ''] = found;
	const year = years.length === 2 ? 2000 + Number(years) : Number(years);
	const day = new Date(Date.UTC(year, Number(months) - 1, Number(days)));
	const same = day.getUTCMonth() === Number(months) - 1 && day.getUTCDate() === Number(days);
	return same && year >= 2000 && year < 2100 ? day.toISOString().slice(0, 10) : null;
}

/** Reads a time of day: 13:00, 13.00, 9 or "kl 9.30". Out: 'HH:MM', or null when there is no such time. */
export function readClock(text: string): string | null {
	const found = /^(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?$/i.exec(text.trim());
	if (!found) return null;
	const hours = Number(found[1]);
	const minutes = Number(found[2] ?? 0);
	if (hours > 23 || minutes > 59) return null;
	return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
