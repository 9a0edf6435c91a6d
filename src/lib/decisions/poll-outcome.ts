import { z } from 'zod';

const Options = z.array(z.object({ id: z.string(), text: z.string() }));
const Result = z.object({
	counts: z.record(z.string(), z.number()),
	abstained: z.number(),
	outcome: z.string().nullable(),
	settled: z.string()
});

/** A closed vote as far as a decision goes by it. */
export interface PollOutcome {
	readonly options: readonly { readonly id: string; readonly text: string; readonly votes: number }[];
	readonly abstained: number;
	/** The option that won, by votes, by the chair or by lot; none when it settled nothing. */
	readonly outcome: string | null;
}

/** A poll's columns as an outcome; none when they hold no count. */
export function pollOutcome(poll: { readonly options: string; readonly result: string | null }): PollOutcome | null {
	try {
		const { counts, abstained, outcome, settled } = Result.parse(JSON.parse(poll.result ?? 'null'));
		const options = Options.parse(JSON.parse(poll.options));
		return {
			options: options.map(({ id, text }) => ({ id, text, votes: counts[id] ?? 0 })),
			abstained,
			outcome: settled === 'waits' || settled === 'none' ? null : outcome
		};
	} catch {
		return null;
	}
}

/**
 * Whether a vote between motions says something else than which of them were carried: the one that won must be, the
 * others it stood against must not. Options that stand for no motion of the decision say nothing about them.
 */
export function disagrees(poll: PollOutcome, motions: readonly string[], carried: readonly string[]): boolean {
	return poll.options.some(({ id }) => motions.includes(id) && carried.includes(id) !== (id === poll.outcome));
}
