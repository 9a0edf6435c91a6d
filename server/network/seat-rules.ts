import type { SeatRole } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { Transaction } from '#server/db/open.ts';
import { foreign, nameOf, notEndedAt } from './find.ts';

/** A seat as somebody wants it. */
export interface WantedSeat {
	readonly federationId: string;
	readonly groupId: string;
	readonly membershipId: string;
	readonly organisationId: string | null;
	readonly role: SeatRole;
	readonly substituteForId: string | null;
	readonly from: Date;
	/** The seat that is being changed. */
	readonly except?: string;
}

/** Seats of the group that are not over when the wanted one begins. */
const beside = (wanted: WantedSeat) => ({
	groupId: wanted.groupId,
	...(wanted.except === undefined ? {} : { id: { not: wanted.except } }),
	...notEndedAt(wanted.from)
});

/** At most one chair in a group at a time (N7). */
async function checkChair(db: Transaction, wanted: WantedSeat): Promise<void> {
	const chair = await db.seat.findFirst({
		where: { ...beside(wanted), role: 'chair' },
		include: { membership: { include: { account: { select: { name: true } } } } }
	});
	if (chair)
		refuse('seat.chair-taken', { fields: { role: 'field.taken' }, details: { name: nameOf(chair.membership) } });
}

/** A substitute stands in for a seat, and then for its organisation, or for an organisation (N7). */
async function homeOfSubstitute(db: Transaction, wanted: WantedSeat) {
	if (wanted.substituteForId === null) {
		if (wanted.organisationId === null)
			refuse('seat.substitute-homeless', { fields: { organisationId: 'field.required' } });
		return { organisationId: wanted.organisationId, substituteForId: null };
	}
	const place = await db.seat.findFirst({ where: { ...beside(wanted), id: wanted.substituteForId } });
	if (!place || place.role === 'substitute' || place.id === wanted.except) foreign('substituteForId');
	const organisationId = place?.organisationId ?? null;
	if (wanted.organisationId !== null && wanted.organisationId !== organisationId)
		refuse('seat.substitute-elsewhere', { fields: { organisationId: 'field.foreign' } });
	return { organisationId, substituteForId: wanted.substituteForId };
}

/**
 * Checks the rules of seats (N6, N7) and says what the seat becomes. Refuses 'group.ended', 'seat.chair-taken',
 * 'seat.already', 'seat.substitute-homeless', 'seat.substitute-elsewhere', and choices that are not among those
 * offered.
 */
export async function checkSeat(db: Transaction, wanted: WantedSeat) {
	const group = await db.group.findUniqueOrThrow({ where: { id: wanted.groupId } });
	if (group.to && group.to <= wanted.from) refuse('group.ended', { details: { name: group.name } });
	const membership = await db.membership.findFirst({
		where: { id: wanted.membershipId, federationId: wanted.federationId, ...notEndedAt(wanted.from) }
	});
	if (!membership) foreign('membershipId');
	const { organisationId, substituteForId } =
		wanted.role === 'substitute'
			? await homeOfSubstitute(db, wanted)
			: { organisationId: wanted.organisationId, substituteForId: null };
	if (organisationId !== null) {
		const organisation = await db.organisation.findFirst({
			where: { id: organisationId, federationId: wanted.federationId, ...notEndedAt(wanted.from) }
		});
		if (!organisation) foreign('organisationId');
	}
	if (wanted.role === 'chair') await checkChair(db, wanted);
	const twin = await db.seat.findFirst({
		where: { ...beside(wanted), membershipId: wanted.membershipId, organisationId }
	});
	if (twin) refuse('seat.already', { fields: { membershipId: 'field.taken' } });
	return { organisationId, substituteForId };
}

/**
 * Puts a substitute at a place in the order in which the organisation's substitutes are asked, and numbers them all
 * anew from 1. `place`: none = last, or as it stands.
 */
export async function placeInCallOrder(
	db: Transaction,
	seat: { id: string; groupId: string; organisationId: string | null; callOrder: number },
	place: number | null,
	now: Date
): Promise<void> {
	const others = await db.seat.findMany({
		where: {
			groupId: seat.groupId,
			organisationId: seat.organisationId,
			role: 'substitute',
			id: { not: seat.id },
			...notEndedAt(now)
		},
		orderBy: [{ callOrder: 'asc' }, { from: 'asc' }, { id: 'asc' }]
	});
	const order = others.map((other) => other.id);
	order.splice(place === null ? order.length : place - 1, 0, seat.id);
	for (const [at, id] of order.entries()) await db.seat.update({ where: { id }, data: { callOrder: at + 1 } });
}
