import type { ToolStep } from '#lib/tools/schema.ts';
import type { EntryJson } from './entry.ts';

/** What somebody has written in private in a step. */
export interface OwnEntry {
	readonly id: string;
	readonly field: string;
	readonly column: string;
	readonly text: string;
	readonly value: string;
}

/** Where a step with private writing stands; 'open' also for steps that are written in together. */
export type StepState = 'open' | 'revealing' | 'revealed';

export interface Turn {
	readonly membershipId: string;
	readonly name: string;
	readonly state: 'waiting' | 'spoken' | 'passed';
}

/** One step as somebody looks at it. */
export interface StepView {
	readonly place: number;
	readonly step: ToolStep;
	/** What is written in it is its writer's alone until it is shown. */
	readonly isPrivate: boolean;
	readonly state: StepState;
	/** The reader's own private writing; nobody else's, ever. */
	readonly own: readonly OwnEntry[];
	/** How many have said that they are done, and whether the reader has. */
	readonly ready: number;
	readonly iAmReady: boolean;
	/** For who leads: how many have written; null for others and where nothing is private. */
	readonly writers: number | null;
	/** For who leads, where names are open: who has neither written nor said that they are done. */
	readonly silent: readonly string[] | null;
	readonly turns: readonly Turn[];
}

/** A sheet as its page shows it. */
export interface SheetView {
	readonly id: string;
	readonly title: string;
	readonly open: boolean;
	/** Tried out by one alone, among made-up colleagues. */
	readonly rehearsal: boolean;
	readonly group: { readonly id: string; readonly name: string };
	readonly meetingId: string | null;
	readonly tool: {
		readonly name: string;
		readonly purpose: string;
		readonly source: {
			readonly text: string;
			readonly link?: { readonly text: string; readonly url: string } | undefined;
		};
		readonly notice: string | undefined;
		readonly language: 'sv' | 'en';
	};
	readonly steps: readonly { readonly title: string; readonly minutes: number | null }[];
	readonly current: number;
	readonly reached: number;
	readonly next: { readonly step: number; readonly at: Date } | null;
	readonly gatheredAt: Date | null;
	readonly timerEndsAt: Date | null;
	/** The server's clock when it was read. */
	readonly now: Date;
	readonly least: number;
	readonly people: number;
	readonly leader: string;
	readonly looking: StepView;
	readonly entries: readonly EntryJson[];
	/** Who wrote what was shown of steps that are not anonymous, by entry. */
	readonly authors: Readonly<Record<string, string>>;
	readonly document: { readonly id: string; readonly epoch: number };
	readonly me: {
		readonly membershipId: string;
		/** Started the sheet, and writes in it only on asking to. */
		readonly leads: boolean;
		readonly joined: boolean;
		readonly may: { readonly write: boolean; readonly lead: boolean };
	};
}
