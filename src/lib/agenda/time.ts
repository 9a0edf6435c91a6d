import { m } from '#lib/i18n/paraglide/messages.js';
import type { AgendaItemJson } from './item.ts';

type Timed = Pick<AgendaItemJson, 'id' | 'parentId' | 'minutes'>;

/** Planned minutes of an item: its own, else those of its sub-items; null when none is planned. */
export function itemMinutes(item: Timed, items: readonly Timed[]): number | null {
	if (item.minutes !== null) return item.minutes;
	const under = items.filter((one) => one.parentId === item.id).flatMap((one) => one.minutes ?? []);
	return under.length > 0 ? under.reduce((sum, minutes) => sum + minutes, 0) : null;
}

/** Planned minutes of a whole agenda. */
export const plannedMinutes = (items: readonly Timed[]): number =>
	items.filter((item) => item.parentId === null).reduce((sum, item) => sum + (itemMinutes(item, items) ?? 0), 0);

/** "2 h 10 min", "40 min", "2 h". */
export function hours(minutes: number): string {
	const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
	if (whole === 0) return m.agenda_minutes({ minutes: rest });
	return rest === 0 ? m.agenda_hours({ hours: whole }) : m.agenda_hours_minutes({ hours: whole, minutes: rest });
}
