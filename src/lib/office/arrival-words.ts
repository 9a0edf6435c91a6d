import { dayAndMonth, type Language } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

interface Arriving {
	readonly arrival: 'not-invited' | 'invited' | 'expired' | 'withdrawn' | 'arrived';
	readonly invitedAt: Date | null;
	readonly lastSeenAt: Date | null;
}

/** Days that an invitation can be used. */
const invitationDays = 14;

/** How far somebody has come, in words: "Inbjuden 3 mars", "Senast inne 10 mars". */
export function arrivalWords(person: Arriving, language: Language, now: Date): string {
	const date = person.invitedAt ? dayAndMonth(person.invitedAt, language, now) : '';
	switch (person.arrival) {
		case 'arrived':
			return person.lastSeenAt
				? m.office_arrival_arrived_at({ date: dayAndMonth(person.lastSeenAt, language, now) })
				: m.office_arrival_arrived();
		case 'invited':
			return m.office_arrival_invited({ date });
		case 'expired': {
			const ran = new Date((person.invitedAt?.getTime() ?? 0) + invitationDays * 86_400_000);
			return m.office_arrival_expired({ date: dayAndMonth(ran, language, now) });
		}
		case 'withdrawn':
			return m.office_arrival_withdrawn();
		case 'not-invited':
			return m.office_arrival_not_invited();
	}
}
