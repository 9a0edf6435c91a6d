import type { Quorum } from '#lib/attendance/derive.ts';
import type { Shape } from '#lib/ui/part.ts';
import type { PollKind, PollOption, PollResult, PollState, PollSubject } from './poll.ts';

/** Somebody who may vote, or has. */
export interface Voter {
	/** The voting seat. */
	readonly seat: string;
	readonly name: string;
	readonly org: string;
	readonly part: Shape;
	/** The member a substitute votes for. */
	readonly insteadOf: string | null;
}

/** A vote that may be cast from the reader's screen. */
export interface MyVote {
	readonly seat: string;
	readonly name: string;
	/** The reader's own; else that of somebody at the same screen. */
	readonly own: boolean;
	/** What they chose, in an open poll; nobody is told a secret choice again. */
	readonly choice: string | null;
	/** A ballot is in. */
	readonly received: boolean;
	/** It was in, and a crash took it. */
	readonly lost: boolean;
	/** They have stepped aside since (jäv). */
	readonly aside: boolean;
}

/** A poll for a page. Until it is closed nobody, whoever leads included, is told anything of what was voted. */
export interface PollView {
	readonly id: string;
	readonly itemId: string;
	readonly decisionId: string | null;
	readonly question: string;
	readonly kind: PollKind;
	readonly subject: PollSubject;
	readonly advisory: boolean;
	readonly options: readonly PollOption[];
	readonly state: PollState;
	readonly openedAt: Date;
	readonly closedAt: Date | null;
	readonly note: string;
	readonly voidedReason: string;
	/** Voting seats with somebody to vote when it was opened, and people present in all. */
	readonly entitled: number;
	readonly here: number;
	readonly quorum: Quorum;
	/** Ballots that are in. */
	readonly cast: number;
	readonly round: number;
	readonly mine: readonly MyVote[];
	/** Who has not voted yet, and those of them whose ballots a crash took; for whoever leads, while it is open. */
	readonly waiting: readonly (Voter & { readonly lost: boolean })[] | null;
	/** The reader may settle a tie that waits, and declare it void: also after the meeting, until its paragraph is locked. */
	readonly maySettle: boolean;
	/** Once closed. */
	readonly result: PollResult | null;
	/** Whose casting vote settled a tie. */
	readonly chair: string | null;
	/** Who stepped aside while it was open. */
	readonly aside: readonly Voter[];
	/** Who voted for what, in an open poll that is closed; no choice = did not vote. */
	readonly votes: readonly (Voter & { readonly choice: string | null })[] | null;
}

/** The polls of a meeting, in the order they were opened, and what the reader may do. */
export interface PollsView {
	readonly polls: readonly PollView[];
	readonly mayRun: boolean;
	/** The group decides: only elections and employment may be secret. */
	readonly decides: boolean;
	/** Who would have a vote on the current item, and whether there is a quorum, if one were opened now. */
	readonly now: { readonly itemId: string; readonly entitled: number; readonly quorum: Quorum } | null;
	/** For the forms: a second submit is the same act. */
	readonly commandId: string;
}

/** What was voted on with a tie that still waits for the chair. */
export const tiesThatWait = ({ polls }: PollsView): string[] =>
	polls.flatMap(({ state, result, question }) => (state === 'closed' && result?.settled === 'waits' ? [question] : []));

/** The open poll, for the bar of whoever leads. */
export function pollUnderWay({ polls, commandId }: PollsView) {
	const open = polls.find(({ state }) => state === 'open');
	return open ? { pollId: open.id, commandId, byHand: open.kind === 'hands' } : null;
}
