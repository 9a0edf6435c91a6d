import type { Seat } from '#lib/ui/round-table.ts';
import type { Coverage } from './coverage.ts';

/**
 * The round table as a group's badge: who sits in it, not who is there. An organisation that only a substitute sits for
 * is drawn as awaited; one that nobody sits for as missing.
 */
export function badgeSeats(coverage: Coverage): Seat[] {
	return coverage.organisations.flatMap(({ organisation, required, state, ordinary, substitutes }): Seat[] => {
		const { part, shortName: org } = organisation;
		if (state === 'held')
			return ordinary.map((seat) => ({
				org,
				part,
				who: seat.name,
				state: 'here',
				...(seat.role === 'chair' ? { chair: true } : {})
			}));
		if (state === 'substitute') return [{ org, part, who: substitutes[0]?.name ?? null, state: 'expected' }];
		return required ? [{ org, part, who: null, state: 'missing' }] : [];
	});
}
