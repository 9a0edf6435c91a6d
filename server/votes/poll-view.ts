import type { Presence } from '#lib/attendance/derive.ts';
import {
	entitlementOf,
	optionsOf,
	pollKindOf,
	pollStateOf,
	pollSubjectOf,
	resultOf,
	seatsIn,
	type EntitledSeat
} from '#lib/votes/poll.ts';
import type { MyVote, PollView } from '#lib/votes/view.ts';
import type { Poll } from '#server/db/generated/client.ts';
import { asideOf, votesOf } from './entitlement.ts';
import type { PollNames } from './names.ts';

interface Reading {
	readonly names: PollNames;
	readonly log: Parameters<typeof votesOf>[2];
	/** As it stands for the poll's item; asked for while a poll is open. */
	readonly presence: Presence | null;
	readonly screen: Parameters<typeof votesOf>[4] & { readonly mayVote: boolean };
	readonly mayRun: boolean;
	readonly maySettle: boolean;
	/** Whose ballots are in. */
	readonly ballots: readonly { readonly seatId: string; readonly castBy: string | null }[];
	/** What was chosen, by seat, in a poll with names; used for one's own, and for all once it is closed. */
	readonly choices: ReadonlyMap<string, string | null>;
}

/** One poll as somebody may see it. */
export function viewOf(poll: Poll, reading: Reading): PollView {
	const { names, ballots, choices, mayRun, maySettle, presence } = reading;
	const entitlement = entitlementOf(poll.entitled);
	const state = pollStateOf(poll.state);
	const kind = pollKindOf(poll.kind);
	const result = state === 'closed' ? resultOf(poll.result) : null;
	const lost = new Set(seatsIn(poll.former));
	const received = new Set(ballots.map(({ seatId }) => seatId));
	const voters = (some: readonly EntitledSeat[]) => some.map((one) => names.voter(one));
	const seats = (ids: readonly string[]) => entitlement.seats.filter(({ seat }) => ids.includes(seat));
	const away = presence ? asideOf(entitlement, presence).map(({ seat }) => seat) : [];
	const waiting = entitlement.seats.filter(({ seat }) => !received.has(seat) && !away.includes(seat));
	return {
		...{ id: poll.id, itemId: poll.itemId, decisionId: poll.decisionId, question: poll.question },
		...{ kind, subject: pollSubjectOf(poll.subject), advisory: poll.advisory, state, round: poll.round },
		...{ openedAt: poll.openedAt, closedAt: poll.closedAt, note: poll.note, voidedReason: poll.voidedReason },
		options: optionsOf(poll.options),
		entitled: entitlement.seats.length,
		here: entitlement.here,
		quorum: entitlement.quorum,
		cast: result ? result.voted.length : received.size,
		mine: state === 'open' && kind !== 'hands' ? mine(poll, reading, { received, lost, away }) : [],
		waiting:
			state === 'open' && kind !== 'hands' && mayRun
				? voters(waiting).map((one) => ({ ...one, lost: lost.has(one.seat) }))
				: null,
		maySettle: maySettle && (state === 'closed' || mayRun),
		result,
		chair: result?.chair ? names.member(result.chair) : null,
		aside: result ? voters(seats(result.aside)) : [],
		votes:
			result && kind === 'open'
				? voters(entitlement.seats.filter(({ seat }) => !result.aside.includes(seat))).map((one) => ({
						...one,
						choice: choices.get(one.seat) ?? null
					}))
				: null
	};
}

interface Standing {
	readonly received: ReadonlySet<string>;
	readonly lost: ReadonlySet<string>;
	readonly away: readonly string[];
}

function mine(poll: Poll, reading: Reading, { received, lost, away }: Standing): MyVote[] {
	const { names, log, presence, screen, ballots, choices } = reading;
	if (!screen.mayVote || !presence) return [];
	return votesOf(poll, entitlementOf(poll.entitled), log, presence, screen).flatMap((vote): MyVote[] => {
		const { seat, own } = vote;
		const byOwnHand = ballots.some(({ seatId, castBy }) => seatId === seat && castBy === null);
		if (!own && byOwnHand) return [];
		return [
			{
				...{ seat, own, name: names.voter(vote).name },
				choice: poll.kind === 'open' ? (choices.get(seat) ?? null) : null,
				received: received.has(seat),
				lost: lost.has(seat),
				aside: away.includes(seat)
			}
		];
	});
}
