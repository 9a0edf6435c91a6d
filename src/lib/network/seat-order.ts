import { seatRoles, type SeatRole } from '#lib/permissions/facts.ts';

interface Ordered {
	readonly role: SeatRole;
	/** Order in which substitutes are asked, 1 first. */
	readonly callOrder: number;
	readonly name: string;
}

const collator = new Intl.Collator('sv');

/** Compares two names as a Swedish reader sorts them (å ä ö last). */
export const byName = (a: string, b: string): number => collator.compare(a, b);

/**
 * Order of seats in every list (N6): chair, vice chair, secretary, members, substitutes in the order they are asked,
 * co-opted, experts, observers; then by name.
 */
export function bySeatOrder(a: Ordered, b: Ordered): number {
	return (
		seatRoles.indexOf(a.role) - seatRoles.indexOf(b.role) ||
		(a.role === 'substitute' ? a.callOrder - b.callOrder : 0) ||
		byName(a.name, b.name)
	);
}
