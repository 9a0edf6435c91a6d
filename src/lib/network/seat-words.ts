import { dayAndMonth, type Language } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { CoverageSeat } from './coverage.ts';
import { seatRoleName } from './roles.ts';

/** A seat with what is needed to say who it is. */
export interface SpokenSeat extends CoverageSeat {
	readonly title: string;
	readonly politicalParty: string | null;
	readonly substituteForId: string | null;
}

/** A name with its political party as on paper: "Berit Sandell (C)". */
export const nameWithParty = (seat: { readonly name: string; readonly politicalParty: string | null }): string =>
	seat.politicalParty ? `${seat.name} (${seat.politicalParty})` : seat.name;

/** "ordförande", "ersättare 2", "ersättare för Anna Ek"; a member is said by nothing. `among`: whom one may stand for. */
export function roleWords(seat: SpokenSeat, among: readonly SpokenSeat[], several: boolean): string {
	if (seat.role === 'member') return '';
	if (seat.role !== 'substitute') return seatRoleName(seat.role);
	const place = among.find((other) => other.id === seat.substituteForId);
	if (place) return m.network_stands_for({ name: place.name });
	return several ? m.network_substitute_nth({ n: seat.callOrder }) : seatRoleName('substitute');
}

/** Days after which nobody is new any more. */
const newDays = 90;

/** "ny sedan 6 mars" for a seat that is new in a group that is not; "till och med 31 mars" for one that will end. */
export function whileWords(seat: CoverageSeat, groupFrom: Date, language: Language, now: Date): string {
	if (seat.to) return m.network_until({ date: dayAndMonth(new Date(seat.to.getTime() - 1), language, now) });
	const age = now.getTime() - seat.from.getTime();
	const joined = seat.from.getTime() - groupFrom.getTime() > 86_400_000;
	return joined && age < newDays * 86_400_000
		? m.network_new_since({ date: dayAndMonth(seat.from, language, now) })
		: '';
}
