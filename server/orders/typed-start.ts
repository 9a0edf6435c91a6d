import { fromLocal } from '#lib/i18n/dates.ts';
import { readClock, readDay } from '#lib/meetings/typed-time.ts';
import { refuse } from '#lib/refusals/refusal.ts';

/** When a running order begins, out of a typed day and clock time. Refuses 'input.invalid' by field. */
export function typedStart(date: string, start: string): Date {
	const [day, clock] = [readDay(date), readClock(start)];
	const at = day && clock ? fromLocal(day, clock) : null;
	return at ?? refuse('input.invalid', { fields: { [day ? 'start' : 'date']: 'field.date' } });
}
