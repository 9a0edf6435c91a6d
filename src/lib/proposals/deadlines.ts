import { fromLocal, toLocal } from '#lib/i18n/dates.ts';
import { workingDaysBefore } from '#lib/i18n/working-days.ts';

/** How long each step takes before a body's meeting. */
interface Leads {
	/** Calendar days before the meeting that its calling goes out, and before which what is to be on it has come in. */
	readonly callingDays: number;
	readonly matterDays: number;
	/** Working days the office needs before the calling, and the group between the last answer and handing it on. */
	readonly prepareDays: number;
	readonly settleDays: number;
}

/** What the office and the group need unless the federation says otherwise. */
export const usualLeads = { prepareDays: 5, settleDays: 5 } as const satisfies Partial<Leads>;

/** The last days of a proposal on its way to a meeting, each to its end, in Sweden. */
export interface Deadlines {
	/** For the organisations' answers. */
	readonly answers: Date;
	/** For handing it on as ready. */
	readonly ready: Date;
	/** For the office to have prepared it: the day the calling goes out. */
	readonly prepared: Date;
}

const endOf = (day: string): Date => fromLocal(day, '23:59') ?? new Date(`${day}T22:59:00Z`);
const daysBefore = (at: Date, days: number): string => toLocal(new Date(at.getTime() - days * 86_400_000)).date;

/**
 * The last days counted back from a meeting: the office has it done when the calling goes out; it is ready so many
 * working days before that, and in time for the group's own last day for matters; the answers are in before that again.
 * Each falls on a working day, and none after the next.
 */
export function deadlinesFor(startsAt: Date, { callingDays, matterDays, prepareDays, settleDays }: Leads): Deadlines {
	const prepared = workingDaysBefore(daysBefore(startsAt, callingDays), 0);
	const [ready = prepared] = [
		workingDaysBefore(prepared, prepareDays),
		workingDaysBefore(daysBefore(startsAt, matterDays), 0)
	].toSorted();
	return { answers: endOf(workingDaysBefore(ready, settleDays)), ready: endOf(ready), prepared: endOf(prepared) };
}
