import type { AttendanceRecord } from '#lib/attendance/record.ts';
import type { Blocks } from '#lib/items/blocks.ts';
import type { Outcome } from '#lib/meetings/events.ts';
import type { PaperFile } from './content.ts';

interface MinutesOutcome {
	readonly outcome: Outcome;
	readonly reason: string;
	readonly to: string;
}

/** A relay note that an item was made of, as it was sent. */
export interface MinutesRelay {
	/** Names of the groups it comes from; none = the office. */
	readonly from: readonly string[];
	readonly title: string;
	readonly what: string;
}

export interface MinutesItem {
	readonly id: string;
	/** "§ 4", "4.", "4a". */
	readonly printed: string;
	readonly sub: boolean;
	readonly kind: string;
	/** The kind in words; empty where it need not be said. */
	readonly kindWord: string;
	readonly title: string;
	readonly presenter: string;
	readonly minutes: number | null;
	readonly struck: boolean;
	readonly text: Blocks;
	readonly notes: Blocks;
	/** How the meeting left it, if it did not finish it; and its earlier life at other meetings, the latest first. */
	readonly left: MinutesOutcome | null;
	readonly origins: readonly (Omit<MinutesOutcome, 'outcome'> & {
		readonly outcome: Outcome | 'adjusting';
		readonly label: string;
		readonly number: string;
		readonly startsAt: Date;
	})[];
	readonly files: readonly PaperFile[];
	readonly relayed: readonly MinutesRelay[];
}

export interface MinutesMotion {
	readonly kind: string;
	readonly text: string;
	readonly by: string;
	readonly joined: readonly string[];
	readonly turn: number | null;
	readonly outcome: string | null;
}

export interface MinutesReservation {
	readonly kind: string;
	readonly by: string;
	readonly text: string;
}

export interface MinutesDecision {
	readonly itemId: string;
	readonly kind: string;
	readonly text: string;
	readonly reasons: string;
	readonly addressees: string;
	readonly form: string | null;
	/** "2026:14" in the federation's register. */
	readonly number: string | null;
	readonly pollId: string | null;
	readonly withoutQuorum: boolean;
	readonly tookPart: readonly string[];
	readonly motions: readonly MinutesMotion[];
	readonly reservations: readonly MinutesReservation[];
}

export interface MinutesPoll {
	readonly id: string;
	readonly itemId: string;
	readonly question: string;
	readonly kind: string;
	readonly advisory: boolean;
	readonly state: 'closed' | 'voided';
	readonly entitled: number;
	/** Each choice with its votes, and by whom where the vote was open. */
	readonly options: readonly { readonly text: string; readonly votes: number; readonly names: readonly string[] }[];
	readonly abstained: { readonly votes: number; readonly names: readonly string[] };
	/** How a tie was settled: chair | lot | none; null where there was no tie. */
	readonly tie: string | null;
	readonly winner: string | null;
	readonly note: string;
	readonly voidedReason: string;
}

export interface MinutesAssignment {
	readonly itemId: string;
	readonly text: string;
	readonly owner: string;
	readonly due: string;
}

/** Something that happened in the meeting besides coming and going. */
export interface MinutesEvent {
	readonly kind: string;
	readonly at: Date;
	/** The item the meeting was on. */
	readonly itemId: string | null;
}

/** Somebody who led the meeting, or a part of it. */
export interface MinutesChair {
	readonly name: string;
	/** The paragraphs they led, "§§ 26–28"; empty where they led all of them. */
	readonly paragraphs: string;
	/** They chair the group. */
	readonly usual: boolean;
	/** Whoever adjusts in their place, if somebody does. */
	readonly standIn: string | null;
}

/** From here on somebody else led the meeting, or just the item; `at` none where they led the item from its beginning. */
export interface MinutesLead {
	readonly itemId: string;
	readonly at: Date | null;
	readonly who: string;
	readonly of: 'item' | 'meeting';
}

/** Everything a meeting's paper is made from, with names resolved; items in the order of their numbers. */
export interface MinutesFacts {
	readonly federation: { readonly name: string; readonly orgNumber: string | null };
	readonly group: {
		readonly id: string;
		readonly name: string;
		readonly decides: boolean;
		readonly recordKind: string;
		readonly meetingWord: string;
		readonly minutesLabel: string;
		readonly numberPrefix: string;
	};
	readonly meeting: {
		readonly id: string;
		readonly title: string;
		readonly year: number;
		readonly ordinal: number;
		readonly state: string;
		readonly startsAt: Date;
		readonly endsAt: Date;
		readonly startedAt: Date | null;
		readonly endedAt: Date | null;
		readonly place: string;
		readonly videoLink: string;
	};
	readonly items: readonly MinutesItem[];
	/** None until somebody has checked in. */
	readonly attendance: AttendanceRecord | null;
	/** Who sits in the group, where nobody has checked in; and who was called beyond them. */
	readonly seated: readonly string[];
	readonly called: readonly string[];
	/** First and last number, and the numbers in order of treatment where that was another than the agenda's. */
	readonly numbers: readonly [number, number] | null;
	readonly order: readonly string[] | null;
	readonly decisions: readonly MinutesDecision[];
	readonly polls: readonly MinutesPoll[];
	readonly assignments: readonly MinutesAssignment[];
	readonly events: readonly MinutesEvent[];
	/** Who led, in the order they first did; and where it changed. */
	readonly chairs: readonly MinutesChair[];
	readonly leads: readonly MinutesLead[];
	readonly secretary: string | null;
	/** Chosen to adjust beside the chair. */
	readonly adjusters: readonly string[];
	/** Who adjusts in whose place, and why. */
	readonly standIns: readonly { readonly name: string; readonly forWhom: string; readonly reason: string }[];
	readonly next: { readonly startsAt: Date; readonly endsAt: Date } | null;
}
