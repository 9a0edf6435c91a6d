import { seatRoleOf } from '#lib/network/roles.ts';
import type { SeatRole } from '#lib/permissions/facts.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { countingAt, nameOf, notEndedAt } from '#server/network/find.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';

/** Somebody who gets the calling. */
export interface Recipient {
	readonly membershipId: string;
	readonly name: string;
	readonly email: string | null;
	readonly language: string;
	/** Their seats in the group; none for who is called beyond it. */
	readonly seats: readonly { readonly id: string; readonly role: SeatRole; readonly organisationId: string | null }[];
}

/** Whether all that somebody is in the group is a substitute. */
export const isSubstitute = ({ seats }: Recipient): boolean =>
	seats.length > 0 && seats.every(({ role }) => role === 'substitute');

/**
 * Everybody who is called to a meeting: all who sit in the group on its day, substitutes and observers too, and those
 * called beyond it. One entry a person. For whoever has asked for permission.
 */
export async function recipientsOf(db: ReadClient | Transaction, facts: MeetingFacts): Promise<Recipient[]> {
	const { federationId, groupId, meetingId, called } = facts;
	const { startsAt } = await db.meeting.findFirstOrThrow({
		where: { id: meetingId, federationId },
		select: { startsAt: true }
	});
	const memberships = await db.membership.findMany({
		where: {
			federationId,
			...notEndedAt(startsAt),
			AND: { OR: [{ id: { in: [...called] } }, { seats: { some: { groupId, ...countingAt(startsAt) } } }] }
		},
		include: { account: true, seats: { where: { groupId, ...countingAt(startsAt) } } },
		orderBy: { id: 'asc' }
	});
	return memberships
		.filter(({ account }) => account.disabledAt === null)
		.map((membership) => ({
			membershipId: membership.id,
			name: nameOf(membership),
			email: membership.account.email,
			language: membership.account.language,
			seats: membership.seats.map(({ id, role, organisationId }) => ({ id, role: seatRoleOf(role), organisationId }))
		}));
}
