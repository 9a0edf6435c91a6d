import { shapeOf } from '#lib/ui/part.ts';
import { entitlementOf, resultOf, type EntitledSeat } from '#lib/votes/poll.ts';
import type { Voter } from '#lib/votes/view.ts';
import { context } from '#server/context.ts';
import type { Poll } from '#server/db/generated/client.ts';
import { nameOf } from '#server/network/find.ts';

/** What those who may vote in these polls are called, whether they still sit there or not. */
export async function pollNames(federationId: string, polls: readonly Poll[]) {
	const { read } = context();
	const entitled = polls.flatMap((poll) => entitlementOf(poll.entitled).seats);
	const chairs = polls.flatMap((poll) => resultOf(poll.result)?.chair ?? []);
	const [seats, members] = await Promise.all([
		read.seat.findMany({
			where: { federationId, id: { in: entitled.map(({ seat }) => seat) } },
			select: {
				id: true,
				organisation: { select: { shortName: true, part: true } },
				membership: { select: { knownAs: true, account: { select: { name: true } } } }
			}
		}),
		read.membership.findMany({
			where: { federationId, id: { in: [...entitled.map(({ membership }) => membership), ...chairs] } },
			select: { id: true, knownAs: true, account: { select: { name: true } } }
		})
	]);
	const seatOf = new Map(seats.map((seat) => [seat.id, seat]));
	const memberOf = new Map(members.map((one) => [one.id, nameOf(one)]));
	return {
		member: (membershipId: string): string => memberOf.get(membershipId) ?? '',
		voter({ seat, voter, membership }: EntitledSeat): Voter {
			const row = seatOf.get(seat);
			return {
				seat,
				name: memberOf.get(membership) ?? '',
				org: row?.organisation?.shortName ?? '',
				part: shapeOf(row?.organisation?.part),
				insteadOf: seat === voter || !row ? null : nameOf(row.membership)
			};
		}
	};
}

export type PollNames = Awaited<ReturnType<typeof pollNames>>;
