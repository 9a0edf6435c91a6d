import { z } from 'zod';

/** Open, with names; a show of hands that the secretary counts; secret (engine.md 16). */
export const pollKinds = ['open', 'hands', 'secret'] as const;
export type PollKind = (typeof pollKinds)[number];

/** What it is about: it decides whether it may be secret, and how equal votes are settled. */
export const pollSubjects = ['decision', 'election', 'employment'] as const;
export type PollSubject = (typeof pollSubjects)[number];

export const pollStates = ['open', 'closed', 'voided'] as const;
export type PollState = (typeof pollStates)[number];

/** How a group settles equal votes about anything but elections and employment. */
export const tieRules = ['chair', 'none'] as const;
export type TieRule = (typeof tieRules)[number];

/** The choice of who votes for nothing; no option has this id. */
export const abstain = 'abstain';

const Option = z.object({ id: z.string(), text: z.string() });
export type PollOption = z.infer<typeof Option>;

/** A voting seat with somebody to vote for it: its own, or the substitute's who serves. */
const EntitledSeat = z.object({ seat: z.string(), voter: z.string(), membership: z.string() });
export type EntitledSeat = z.infer<typeof EntitledSeat>;

/** Who may vote, as it stood when the poll was opened. */
const Entitlement = z.object({
	seats: z.array(EntitledSeat),
	/** People present in all, with a vote or not. */
	here: z.number(),
	quorum: z.object({
		rule: z.enum(['half', 'none']),
		seats: z.number(),
		needed: z.number(),
		present: z.number(),
		met: z.boolean()
	})
});
export type Entitlement = z.infer<typeof Entitlement>;

/**
 * How it was settled: by more votes than any other; by the chair's casting vote; by lot; still to be settled by the
 * chair; or not at all (equal votes that nothing settles, or nobody voted for anything).
 */
export const settlings = ['votes', 'chair', 'lot', 'waits', 'none'] as const;
export type Settling = (typeof settlings)[number];

const Result = z.object({
	/** Votes for each option, by its id. */
	counts: z.record(z.string(), z.number()),
	abstained: z.number(),
	/** Voting seats that cast a ballot, in the order of the seats; none for a show of hands. Never what they chose. */
	voted: z.array(z.string()),
	/** Voting seats that stepped aside while it was open: their ballots were not counted. */
	aside: z.array(z.string()),
	/** Options with the most votes; several are a tie. */
	leading: z.array(z.string()),
	outcome: z.string().nullable(),
	settled: z.enum(settlings),
	/** Whose casting vote settled it: a membership. */
	chair: z.string().nullable()
});
export type PollResult = z.infer<typeof Result>;

const word = <const Words extends readonly string[]>(words: Words, text: string): Words[number] | undefined =>
	words.find((one) => one === text);

/** Words of the database; one that nobody knows is the plainest. */
export const pollKindOf = (text: string): PollKind => word(pollKinds, text) ?? 'open';
export const pollSubjectOf = (text: string): PollSubject => word(pollSubjects, text) ?? 'decision';
export const pollStateOf = (text: string): PollState => word(pollStates, text) ?? 'voided';
export const tieRuleOf = (text: string): TieRule => word(tieRules, text) ?? 'none';

/** What stands in a poll's JSON columns. They are written by commands alone: another shape is a bug, and throws. */
export const optionsOf = (json: string): PollOption[] => z.array(Option).parse(JSON.parse(json));
export const entitlementOf = (json: string): Entitlement => Entitlement.parse(JSON.parse(json));
export const resultOf = (json: string | null): PollResult | null =>
	json === null ? null : Result.parse(JSON.parse(json));
export const seatsIn = (json: string): string[] => z.array(z.string()).parse(JSON.parse(json));

/**
 * Whether a poll may be secret: in a group that decides only about persons, elsewhere about anything.
 * Source: domain.md 3.3 (votes are open except elections and employment).
 */
export const maySecret = (decides: boolean, subject: PollSubject): boolean => !decides || subject !== 'decision';
