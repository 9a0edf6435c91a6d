import { abstain, type PollOption, type PollResult, type PollSubject, type TieRule } from './poll.ts';

/** Votes for each option, by its id, and abstentions. */
export interface Counted {
	readonly counts: Readonly<Record<string, number>>;
	readonly abstained: number;
}

/** Counts choices; one that is neither an option nor an abstention counts for nothing. */
export function countChoices(options: readonly PollOption[], choices: readonly string[]): Counted {
	const counts = new Map(options.map(({ id }) => [id, 0]));
	for (const choice of choices) {
		const before = counts.get(choice);
		if (before !== undefined) counts.set(choice, before + 1);
	}
	return { counts: Object.fromEntries(counts), abstained: choices.filter((choice) => choice === abstain).length };
}

/** Options with the most votes, in their order; none when nobody voted for anything. */
export function leadingOf(options: readonly PollOption[], { counts }: Counted): string[] {
	const votes = ({ id }: PollOption) => counts[id] ?? 0;
	const most = Math.max(0, ...options.map(votes));
	return most === 0 ? [] : options.filter((option) => votes(option) === most).map(({ id }) => id);
}

/** What settles equal votes. */
export interface TieWays {
	readonly subject: PollSubject;
	/** The group only advises: equal votes are the answer. */
	readonly advisory: boolean;
	readonly rule: TieRule;
	/** What whoever leads voted for in an open poll, and their membership; none when it is not known. */
	readonly chair: { readonly membershipId: string; readonly choice: string } | null;
	/** Draws one of so many, 0 first. */
	draw(among: number): number;
}

type Settled = Pick<PollResult, 'leading' | 'outcome' | 'settled' | 'chair'>;

/**
 * What came of it. More votes than any other settle it (of two options: simple majority). Of equal votes the lot settles
 * elections and employment; other questions the chair, where the group decides and has that rule: by the vote already
 * given, or by one that is still to be given. Source: domain.md 3.1.
 */
export function settle(options: readonly PollOption[], counted: Counted, ways: TieWays): Settled {
	const leading = leadingOf(options, counted);
	const [first] = leading;
	const as = (settled: PollResult['settled'], outcome: string | null, chair: string | null = null): Settled => ({
		...{ leading, outcome, settled, chair }
	});
	if (first === undefined) return as('none', null);
	if (leading.length === 1) return as('votes', first);
	if (ways.subject !== 'decision') return as('lot', leading[ways.draw(leading.length)] ?? first);
	if (ways.advisory || ways.rule === 'none') return as('none', null);
	const { chair } = ways;
	if (chair && leading.includes(chair.choice)) return as('chair', chair.choice, chair.membershipId);
	return as('waits', null);
}

/** Votes in all, abstentions with them. */
export const castIn = ({ counts, abstained }: Counted): number =>
	Object.values(counts).reduce((sum, count) => sum + count, abstained);
