import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { Transaction } from '#server/db/open.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';
import { findItem, treatedItem } from './find.ts';

interface Asking {
	readonly actor: Actor;
	readonly demand: (action: 'decision.prepare' | 'motion.make' | 'statement.make', facts: MeetingFacts) => void;
	readonly own: 'motion.make' | 'statement.make';
}

/** Whose seat it is about: one's own in the group, or another's, which whoever leads may write for. Own: none given. */
export function seatMeant({ actor, demand, own }: Asking, facts: MeetingFacts, seatId: string | null): string[] {
	const mine = actor.seats.filter(({ groupId }) => groupId === facts.groupId).map(({ id }) => id);
	if (seatId === null || mine.includes(seatId)) {
		demand(own, facts);
		return seatId === null ? mine : [seatId];
	}
	demand('decision.prepare', facts);
	return [seatId];
}

/**
 * Which of the seats has a vote at an item as it is treated. Refuses 'decision.not-treated' before the meeting has come
 * to it, 'motion.no-vote' when none of them has: who is absent, disqualified or does not serve moves nothing.
 */
export async function voterAmong(
	db: Transaction,
	facts: MeetingFacts,
	itemId: string,
	seats: readonly string[]
): Promise<string> {
	const treated = await treatedItem(db, facts, await findItem(db, facts, itemId));
	if (!treated) refuse('decision.not-treated');
	const voters = [...treated.closing.votes.values()];
	return seats.find((seat) => voters.includes(seat)) ?? refuse('motion.no-vote');
}
