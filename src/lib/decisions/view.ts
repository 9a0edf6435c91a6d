import type { DecisionForm, DecisionKind, DecisionState, MotionKind, StatementKind } from './decision.ts';

/** Somebody by their seat, as a page names them. */
export interface NamedSeat {
	readonly seatId: string;
	/** "Anna Ek (S), VID" */
	readonly name: string;
}

export interface MotionLine {
	readonly id: string;
	readonly kind: MotionKind;
	readonly text: string;
	readonly by: NamedSeat;
	readonly joined: readonly NamedSeat[];
	readonly turn: number | null;
	readonly createdAt: Date;
	readonly outcome: 'carried' | 'lost' | null;
}

/** A reservation, or a note in the minutes. */
export interface StatementLine {
	readonly id: string;
	readonly kind: StatementKind;
	readonly by: NamedSeat;
	/** Empty while it is only announced. */
	readonly text: string;
	readonly announcedAt: Date;
	readonly mine: boolean;
}

export interface CorrectionLine {
	readonly at: Date;
	readonly by: string;
	readonly reason: string;
	readonly was: { readonly text: string; readonly reasons: string };
}

export interface DecisionLine {
	readonly id: string;
	readonly itemId: string;
	readonly kind: DecisionKind;
	readonly text: string;
	readonly reasons: string;
	/** As written, one a line. */
	readonly addressees: string;
	readonly state: DecisionState;
	readonly form: DecisionForm | null;
	/** "2026:14", from the moment it is decided. */
	readonly number: string | null;
	readonly decidedAt: Date | null;
	readonly withoutQuorum: boolean;
	/** Motions not withdrawn, in the order they are put. */
	readonly motions: readonly MotionLine[];
	readonly statements: readonly StatementLine[];
	readonly tookPart: readonly (NamedSeat & { readonly servesFor: string | null })[];
	readonly corrections: readonly CorrectionLine[];
	readonly poll: PollLine | null;
}

/** A vote that is closed, as far as a decision refers to it. */
export interface PollLine {
	readonly id: string;
	readonly itemId: string;
	readonly decisionId: string | null;
	readonly question: string;
	/** "Ja 9, nej 4, avstår 7"; empty where the count cannot be read. */
	readonly count: string;
	/** The option that won; none when it settled nothing. */
	readonly outcome: string | null;
	/** The proposal it was about lost to something that is no motion. */
	readonly down: boolean;
}

/** What is decided at a meeting, or stands there to be decided. */
export interface MeetingDecisions {
	readonly meetingId: string;
	readonly meetingState: string;
	/** The group decides; else it takes positions. */
	readonly decides: boolean;
	readonly decisions: readonly DecisionLine[];
	/** Closed votes that no other decision refers to. */
	readonly polls: readonly PollLine[];
	/** Items whose paragraph in the minutes is locked: nothing of what is decided at them is changed any more. */
	readonly locked: readonly string[];
	/** Seats of the reader in the group. */
	readonly mine: readonly string[];
	readonly may: {
		readonly prepare: boolean;
		readonly decide: boolean;
		readonly move: boolean;
		readonly state: boolean;
	};
}
