import type { PasteNetwork } from '#lib/network/paste-draft.ts';
import { seatRoleOf } from '#lib/network/roles.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { dayOf } from './days.ts';
import { countingAt, nameOf, notEndedAt } from './find.ts';

/** The federation as a pasted list is checked against it; the preview and the act itself read it the same way. */
export async function pasteNetworkOf(
	db: ReadClient | Transaction,
	federationId: string,
	now: Date
): Promise<PasteNetwork> {
	const organisations = await db.organisation.findMany({
		where: { federationId, ...notEndedAt(now) },
		orderBy: { place: 'asc' },
		select: { id: true, name: true, shortName: true }
	});
	const groups = await db.group.findMany({
		where: { federationId, ...notEndedAt(now) },
		orderBy: { place: 'asc' },
		select: { id: true, name: true, shortName: true }
	});
	const members = await db.membership.findMany({
		where: { federationId, ...countingAt(now) },
		select: { id: true, knownAs: true, account: { select: { name: true, email: true } } }
	});
	const seats = await db.seat.findMany({ where: { federationId, ...notEndedAt(now) } });
	return {
		organisations,
		groups,
		people: members.map((member) => ({
			membershipId: member.id,
			name: nameOf(member),
			email: member.account.email ?? ''
		})),
		seats: seats.map((seat) => ({
			id: seat.id,
			groupId: seat.groupId,
			membershipId: seat.membershipId,
			organisationId: seat.organisationId,
			role: seatRoleOf(seat.role),
			callOrder: seat.callOrder,
			from: dayOf(seat.from),
			to: seat.to && dayOf(seat.to)
		})),
		today: dayOf(now)
	};
}
