import type { MeetingEventLine, Outcome } from './events.ts';

/** How an item was left unfinished. */
export interface ItemOutcome {
	readonly outcome: Outcome;
	readonly reason: string;
	/** To whom it was referred back. */
	readonly to: string;
	/** The item it goes on as. */
	readonly carriedToId: string | null;
}

/** An item's earlier life at another meeting. */
export interface ItemOrigin {
	/** None where the reader may not read that meeting. */
	readonly meetingId: string | null;
	/** "2026:2" */
	readonly label: string;
	readonly startsAt: Date;
	/** Its number there, as printed; empty when it had none. */
	readonly number: string;
	/** `adjusting`: of its minutes, this paragraph is adjusted here. */
	readonly outcome: Outcome | 'adjusting';
	readonly reason: string;
	readonly to: string;
}

/** What was decided, or voted, for who was not there. */
export interface DecidedLine {
	readonly itemId: string;
	readonly at: Date;
	readonly text: string;
}

/** The course of a meeting as far as a page shows it. */
export interface Running {
	readonly pausedSince: Date | null;
	/** The reader leads, and nothing has happened since the start. */
	readonly mayTakeBackStart: boolean;
	/** Membership the meeting was handed to, and each item that was. */
	readonly meetingChair: string | null;
	readonly itemChairs: Readonly<Record<string, string>>;
	readonly outcomes: Readonly<Record<string, ItemOutcome>>;
	/** Where items come from, the latest meeting first. */
	readonly origins: Readonly<Record<string, readonly ItemOrigin[]>>;
	/** Seconds a speaker has, by item; none = no limit. */
	readonly speakSeconds: Readonly<Record<string, number>>;
	readonly events: readonly MeetingEventLine[];
	readonly decided: readonly DecidedLine[];
	/** Votes that are closed, with how they went. */
	readonly voted: readonly DecidedLine[];
	/** The group's next planned meeting. */
	readonly next: { readonly id: string; readonly label: string; readonly startsAt: Date } | null;
	/** Whom items are referred back to, to choose from: groups and organisations of the federation. */
	readonly receivers: readonly string[];
}

/** What an earlier meeting left unfinished; `outcome` is null for what it did not come to. */
export interface LeftItem {
	readonly id: string;
	readonly title: string;
	/** Of the meeting that left it. */
	readonly startsAt: Date;
	readonly label: string;
	readonly number: string;
	readonly outcome: Outcome | null;
	readonly reason: string;
	readonly to: string;
}
