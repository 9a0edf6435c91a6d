import { optionsOf, resultOf } from '#lib/votes/poll.ts';

/** A closed vote as far as a decision goes by it. */
export interface PollOutcome {
	readonly options: readonly { readonly id: string; readonly text: string; readonly votes: number }[];
	readonly abstained: number;
	/** The option that won, by votes, by the chair or by lot; none when it settled nothing. */
	readonly outcome: string | null;
}

/** A poll's columns as an outcome; none before it is counted. */
export function pollOutcome(poll: { readonly options: string; readonly result: string | null }): PollOutcome | null {
	const result = resultOf(poll.result);
	if (!result) return null;
	const { counts, abstained, settled } = result;
	return {
		options: optionsOf(poll.options).map(({ id, text }) => ({ id, text, votes: counts[id] ?? 0 })),
		abstained,
		outcome: settled === 'waits' || settled === 'none' ? null : result.outcome
	};
}

/**
 * Whether a vote between motions says something else than which of them were carried: the one that won must be, the
 * others it stood against must not. Options that stand for no motion of the decision say nothing about them.
 */
export function disagrees(poll: PollOutcome, motions: readonly string[], carried: readonly string[]): boolean {
	return poll.options.some(({ id }) => motions.includes(id) && carried.includes(id) !== (id === poll.outcome));
}

/** Whether the proposal itself stood against something that is no motion ("Nej"), and lost. */
export const votedDown = (poll: PollOutcome, decisionId: string): boolean =>
	poll.outcome !== null && poll.outcome !== decisionId && poll.options.some(({ id }) => id === decisionId);
