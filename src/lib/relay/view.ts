import type { RelayPayload } from './payload.ts';
import type { Asked, HopState, NoteState } from './states.ts';
import type { Wording } from './wording.ts';

interface Named {
	readonly id: string;
	readonly name: string;
}

/** One leg of a note's way as those it came from, and the office, see it: the state and the answer, nothing more. */
export interface LegLine {
	readonly id: string;
	/** null = the office. */
	readonly from: Named | null;
	readonly to: Named | null;
	readonly at: Date;
	readonly why: string;
	readonly state: HopState;
	/** The note was taken back: the group has it no more. */
	readonly withdrawn: boolean;
	/** The meeting on whose agenda it stands, or stood. */
	readonly meetsAt: Date | null;
	readonly report: string;
	readonly closedAt: Date | null;
}

/** A note as lists show it to its group and to the office. */
export interface SentLine {
	readonly id: string;
	readonly title: string;
	readonly asked: Asked;
	readonly state: NoteState;
	readonly group: Named | null;
	readonly at: Date;
	readonly legs: readonly LegLine[];
}

/** A note as lists show it to a group that got it. */
export interface CameLine {
	readonly hopId: string;
	readonly title: string;
	readonly asked: Asked;
	readonly state: HopState;
	/** Names of the groups it comes from; none = the office. */
	readonly from: readonly string[];
	readonly to: Named;
	readonly at: Date;
	readonly meetsAt: Date | null;
	readonly itemId: string | null;
}

/** A note on the office's desk. */
export interface DeskLine extends SentLine {
	/** Whole days since it left its group. */
	readonly age: number;
	/** Groups it is meant for, until it has been sent. */
	readonly wishes: readonly string[];
	/** When a suggestion lapses. */
	readonly lapsesAt: Date | null;
	/** Meetings that a group has held since it got it, without treating it. */
	readonly passed: number;
}

/** Something about a note that waits for the reader. */
export interface RelayWait {
	readonly kind: 'approve' | 'reply' | 'settle' | 'desk' | 'receive' | 'answer' | 'take-up' | 'outcome';
	/** A note's id, or a leg's. */
	readonly id: string;
	/** The move that brought it there: what waits again is told again. */
	readonly since: number;
	readonly title: string;
	readonly groupName: string;
}

/** That a group has answered a note of the reader's, passed it on, or leaves it at that; or the office lets it go no further. */
export interface AnsweredNews {
	readonly kind: 'answered';
	readonly at: Date;
	readonly state: HopState | 'left';
	/** The leg that was answered, or what the office said, and the reader's own note. */
	readonly hopId: string;
	readonly noteId: string;
	readonly title: string;
	/** The group that answered. */
	readonly body: string;
}

export interface PaperLine {
	readonly id: string;
	readonly name: string;
	readonly size: number;
	readonly goes: boolean;
}

/** What was said about a note before it was sent. */
export interface WordLine {
	readonly id: string;
	readonly kind: 'question' | 'answer' | 'suggestion' | 'left';
	readonly text: string;
	readonly suggested: Wording | null;
	readonly was: Wording | null;
	readonly goesTo: readonly string[];
	readonly lapsesAt: Date | null;
	readonly state: 'open' | 'answered' | 'accepted' | 'declined' | 'lapsed' | 'taken-back';
	readonly at: Date;
}

/** A group that a note may go to, with its next meeting. */
export interface Receiver extends Named {
	readonly meeting: { readonly id: string; readonly startsAt: Date } | null;
}

/** A note that stands at an item of a meeting, quoted as it was sent. */
export interface QuotedNote {
	readonly itemId: string;
	readonly hopId: string;
	readonly state: HopState;
	/** none = it has been withdrawn. */
	readonly payload: RelayPayload | null;
	/** Whether the reader is to write the outcome. */
	readonly mayAnswer: boolean;
}
