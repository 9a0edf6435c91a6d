import type { Presence } from '#lib/attendance/derive.ts';
import type { EntitledSeat, Entitlement } from '#lib/votes/poll.ts';
import type { gatherAttendance } from '#server/attendance/facts.ts';
import type { Poll } from '#server/db/generated/client.ts';

type Gathered = Awaited<ReturnType<typeof gatherAttendance>>;

/** Who has a vote on the item that is treated, seat by seat in the order of every list. */
export function entitlementAt({ facts, day }: Pick<Gathered, 'facts' | 'day'>, itemId: string): Entitlement {
	const { votes, present, quorum } = day().at(itemId);
	return {
		seats: facts.seats.flatMap(({ id: seat }): EntitledSeat[] => {
			const voter = votes.get(seat);
			const membership = facts.seats.find(({ id }) => id === voter)?.membershipId;
			return voter === undefined || membership === undefined ? [] : [{ seat, voter, membership }];
		}),
		here: present.size,
		quorum
	};
}

/** Entitled seats whose voter has stepped aside (jäv) since: what they cast is not counted. */
export const asideOf = ({ seats }: Entitlement, { recused }: Presence): EntitledSeat[] =>
	seats.filter(({ voter, seat }) => recused.has(voter) || recused.has(seat));

interface Screen {
	readonly accountId: string | null;
	readonly membershipId: string | null;
	/** Whoever keeps the log writes for everybody: those they wrote down need not sit beside them. */
	readonly keepsLog: boolean;
}

export interface OwnVote extends EntitledSeat {
	/** Theirs; else that of somebody at the same screen. */
	readonly own: boolean;
}

/**
 * The votes that may be cast from somebody's screen: their own, and in an open poll those of people whom they checked in
 * beside them and who have not left since. A secret ballot is cast by oneself.
 */
export function votesOf(
	poll: Pick<Poll, 'kind'>,
	{ seats }: Entitlement,
	log: Gathered['log'],
	{ here }: Presence,
	screen: Screen
): OwnVote[] {
	const arrivals = log.filter((row) => row.kind === 'arrive' && row.struckAt === null);
	const broughtBy = (voter: string) => arrivals.findLast((row) => row.seatId === voter)?.recordedBy;
	return seats.flatMap((one): OwnVote[] => {
		if (one.membership === screen.membershipId) return [{ ...one, own: true }];
		const beside =
			poll.kind === 'open' && !screen.keepsLog && here.has(one.voter) && broughtBy(one.voter) === screen.accountId;
		return beside ? [{ ...one, own: false }] : [];
	});
}
