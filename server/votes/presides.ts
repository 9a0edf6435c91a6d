import type { Entitlement } from '#lib/votes/poll.ts';
import type { Poll } from '#server/db/generated/client.ts';
import type { Transaction } from '#server/db/open.ts';

/**
 * The membership that has the casting vote: whoever the chair of the item or the meeting was handed to, else the chair,
 * else the vice-chair, who is here with a vote. None when whoever leads has no vote: handing over comes first.
 */
export async function presides(db: Transaction, poll: Poll, { seats }: Entitlement): Promise<string | null> {
	const { federationId, meetingId, itemId } = poll;
	const [item, meeting, chairs] = await Promise.all([
		db.agendaItem.findFirst({ where: { id: itemId, federationId }, select: { chairMembershipId: true } }),
		db.meeting.findFirst({ where: { id: meetingId, federationId }, select: { chairMembershipId: true } }),
		db.seat.findMany({
			where: { id: { in: seats.map(({ voter }) => voter) }, federationId, role: { in: ['chair', 'vice-chair'] } },
			select: { role: true, membershipId: true }
		})
	]);
	const entitled = (membershipId: string) => seats.some(({ membership }) => membership === membershipId);
	const handedTo = item?.chairMembershipId ?? meeting?.chairMembershipId;
	if (handedTo) return entitled(handedTo) ? handedTo : null;
	const held = (role: string) => chairs.find((seat) => seat.role === role)?.membershipId;
	return held('chair') ?? held('vice-chair') ?? null;
}
