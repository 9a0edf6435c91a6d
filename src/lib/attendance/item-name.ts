import { m } from '#lib/i18n/paraglide/messages.js';

interface Numbered {
	readonly number: number | null;
	readonly letter: string | null;
	/** "§ 1108", "3" or, of a sub-item, "7a". */
	readonly label: string;
}

/** How an item is named in a sentence about attendance: "§ 1108", "§ 7a", "punkt 3", or by its title. */
export function itemName(numbered: Numbered | undefined, title: string, prefix: string): string {
	if (!numbered || (numbered.number === null && !/^\d/.test(numbered.label))) return m.attendance_titled({ title });
	const label = numbered.number === null ? `${prefix}${numbered.label}` : numbered.label;
	return prefix ? label : m.attendance_point({ number: label });
}
