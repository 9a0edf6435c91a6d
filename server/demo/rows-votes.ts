import type { AttendedItem } from '#lib/attendance/derive.ts';
import { abstain, type EntitledSeat, type PollResult } from '#lib/votes/poll.ts';
import { countChoices, settle } from '#lib/votes/tally.ts';
import type { Prisma } from '#server/db/generated/client.ts';
import type { DemoVote } from './content.ts';
import { demoId } from './id.ts';

export interface VoteRows {
	readonly polls: Prisma.PollCreateManyInput[];
	readonly ballots: Prisma.BallotCreateManyInput[];
	readonly reservations: Prisma.ReservationCreateManyInput[];
}

interface Held {
	readonly vote: DemoVote;
	readonly decides: boolean;
	readonly treated: AttendedItem;
	/** Where and of what it was, and by whom it was opened. */
	readonly of: { readonly federationId: string; readonly groupId: string; readonly meetingId: string };
	readonly itemId: string;
	readonly decisionId: string;
	readonly by: string;
	/** Whose seats those are. */
	readonly whose: ReadonlyMap<string, string>;
	/** The membership of somebody of the demo. */
	readonly person: (who: string) => string;
}

const minutesBefore = (at: Date, minutes: number) => new Date(at.getTime() - minutes * 60_000);

/** An open vote that was held on an item, as the portal would have kept it; and who reserved against what it settled. */
export function voteRows(held: Held): VoteRows {
	const { vote, decides, treated, of, itemId, decisionId, by, whose, person } = held;
	const { votes, present, quorum } = treated.closing;
	const at = treated.endedAt ?? treated.startedAt ?? new Date(0);
	const id = demoId(`poll/${itemId}`);
	const options = [
		{ id: decisionId, text: 'Ja' },
		{ id: demoId(`no/${itemId}`), text: 'Nej' }
	];
	const seats: EntitledSeat[] = [...votes].map(([seat, voter]) => ({
		...{ seat, voter, membership: whose.get(voter) ?? '' }
	}));
	const against = new Set((vote.against ?? []).map(person));
	const neither = new Set((vote.abstain ?? []).map(person));
	const choiceOf = ({ membership }: EntitledSeat) =>
		neither.has(membership) ? abstain : against.has(membership) ? (options[1]?.id ?? '') : decisionId;
	const counted = countChoices(options, seats.map(choiceOf));
	const ways = { subject: 'decision' as const, advisory: !decides, rule: 'none' as const, chair: null, draw: () => 0 };
	const result: PollResult = {
		...{ ...counted, counts: { ...counted.counts }, voted: seats.map(({ seat }) => seat), aside: [] },
		...settle(options, counted, ways)
	};
	const reserves = seats.find(({ membership }) => vote.reserves && membership === person(vote.reserves.who));
	return {
		polls: [
			{
				...{ ...of, id, itemId, decisionId, question: vote.question, kind: 'open', advisory: !decides },
				...{ options: JSON.stringify(options), state: 'closed', result: JSON.stringify(result) },
				entitled: JSON.stringify({ seats, here: present.size, quorum }),
				...{ openedAt: minutesBefore(at, 4), openedBy: by, closedAt: minutesBefore(at, 2), closedBy: by }
			}
		],
		ballots: seats.map((one) => ({
			...{ pollId: id, seatId: one.seat, federationId: of.federationId, membershipId: one.membership },
			...{ choice: choiceOf(one), at: minutesBefore(at, 3) }
		})),
		reservations:
			reserves && vote.reserves
				? [
						{
							...{
								id: demoId(`reservation/${itemId}`),
								federationId: of.federationId,
								decisionId,
								kind: 'reservation'
							},
							...{ seatId: reserves.voter, membershipId: reserves.membership, text: vote.reserves.text },
							...{ announcedAt: minutesBefore(at, 1), textAt: at }
						}
					]
				: []
	};
}
