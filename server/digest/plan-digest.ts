import { z } from 'zod';
import { fromLocal, toLocal } from '#lib/i18n/dates.ts';
import { command } from '#server/command.ts';

/** When the day's digest goes, in Stockholm. */
const hour = '07:00';

/** The next time it is that hour: today's, or tomorrow's. */
export function nextDigest(now: Date): Date {
	const { date } = toLocal(now);
	const today = fromLocal(date, hour);
	if (today && today > now) return today;
	const tomorrow = toLocal(new Date(Date.parse(`${date}T12:00:00Z`) + 24 * 60 * 60 * 1000)).date;
	return fromLocal(tomorrow, hour) ?? now;
}

/** Sees to it that the next digest is written. */
export const planDigest = command('digest.plan', z.object({}), async ({ demand, job, now }) => {
	await Promise.resolve();
	demand('portal.work', {});
	const at = nextDigest(now);
	job('digest.send', `digest.send:${toLocal(at).date}`, {}, at);
});
