import type { BreakoutsView, Carried, Origin } from '#lib/breakouts/breakouts.ts';
import type { WroteWhere } from '#lib/joining/wrote-where.ts';
import type { Figures } from '#lib/synthesis/figures.ts';
import type { ToolField, ToolStep } from '#lib/tools/schema.ts';
import type { Earlier } from './earlier.ts';
import type { EntryJson } from './entry.ts';
import type { GroupJson } from './groups.ts';
import type { StepMode } from './mode.ts';

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

/** The dots of a field of a step, once they have been shown. */
export interface PollView {
	readonly place: number;
	readonly field: string;
	readonly voters: number;
	/** By note or group. */
	readonly dots: Readonly<Record<string, number>>;
}

/** With whom the answers to a step count together. */
export interface TogetherView {
	/** Names of the other groups. */
	readonly groups: readonly string[];
	/** Fewest people whose answers may be shown, of all groups together. */
	readonly least: number;
	/** For who leads: how many have written, in all groups; null for others. */
	readonly writers: number | null;
}

/** Another group's sheet that a step's answers may count together with. */
export interface Joinable {
	readonly id: string;
	readonly title: string;
	readonly group: string;
}

/** The scales of a step that are shown as a spider where somebody looks: in the step itself, and in one that names it. */
export interface SpiderView {
	readonly step: string;
	readonly title: string;
	readonly scales: readonly Extract<ToolField, { kind: 'scale' }>[];
	/** How the group answered them the time before, by field; null where it did not, or the reader may not see it. */
	readonly last: { readonly at: Date; readonly figures: Readonly<Record<string, Figures>> } | null;
}

/** One step as somebody looks at it. */
export interface StepView {
	readonly place: number;
	readonly step: ToolStep;
	/** What is written in it is its writer's alone until it is shown. */
	readonly isPrivate: boolean;
	/** It is written in by pairs or groups, each by themselves until it is shown. */
	readonly isSplit: boolean;
	readonly state: StepState;
	/** How it is done otherwise than the tool says; and whether the tool says that it is anonymous. */
	readonly mode: StepMode | null;
	readonly toldAnonymous: boolean;
	/** Its answers count together with other groups'; null: by themselves. And for who leads, with whom they might. */
	readonly together: TogetherView | null;
	readonly joinable: readonly Joinable[];
	/** Its time is out, and with that its writing. */
	readonly shut: boolean;
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
	/** How much was written in the room and elsewhere; null where nobody is in the room, or it would tell of too few. */
	readonly wrote: WroteWhere | null;
	/** Of a step of pairs or groups. */
	readonly breakouts: BreakoutsView | null;
	/** What may be brought along to this step. */
	readonly carried: readonly Carried[];
	readonly spider: SpiderView | null;
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
	readonly steps: readonly {
		readonly title: string;
		readonly minutes: number | null;
		readonly visibility: ToolStep['visibility'];
	}[];
	readonly current: number;
	readonly reached: number;
	readonly next: { readonly step: number; readonly at: Date } | null;
	/** What was written in a step is shown then, unless it is called back. */
	readonly showing: { readonly step: number; readonly at: Date } | null;
	readonly gatheredAt: Date | null;
	readonly timerEndsAt: Date | null;
	/** Writing in the step ends with its time. */
	readonly shutsAtZero: boolean;
	/** The note that all are shown, large. */
	readonly spotlight: string | null;
	readonly polls: readonly PollView[];
	/** For who leads: others who take part and may lead. */
	readonly heirs: readonly { readonly id: string; readonly name: string }[];
	/** The server's clock when it was read. */
	readonly now: Date;
	readonly least: number;
	readonly people: number;
	readonly leader: string;
	readonly looking: StepView;
	/** Fields of earlier steps that the step's own are about, by `earlierName`. */
	readonly earlier: Readonly<Record<string, Earlier>>;
	readonly entries: readonly EntryJson[];
	/** Fields of which only what was laid out when it was shown stands for anything. */
	readonly laidOutOnly: readonly string[];
	readonly groups: readonly GroupJson[];
	/** Who wrote what was shown of steps that are not anonymous, by entry. */
	readonly authors: Readonly<Record<string, string>>;
	/** Where notes come from that came from somewhere. */
	readonly origins: Readonly<Record<string, Origin>>;
	/** What who leads has told all in this step; '' for nothing. */
	readonly message: string;
	/** What is written in where one looks. */
	readonly document: { readonly id: string; readonly epoch: number; readonly kind: 'sheet' | 'breakout' };
	readonly me: {
		/** The reader's key among those who take part. */
		readonly membershipId: string;
		/** Came by the sheet's link, and sees nothing else. */
		readonly guest: boolean;
		readonly inRoom: boolean;
		/** Started the sheet, and writes in it only on asking to. */
		readonly leads: boolean;
		readonly joined: boolean;
		readonly may: { readonly write: boolean; readonly lead: boolean };
	};
}
