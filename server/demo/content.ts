import type { ItemKind } from '#lib/agenda/item.ts';
import type { CallingAnswer } from '#lib/calling/answers.ts';
import type { PersonKey } from './people.ts';

/**
 * Lines of an item's text or notes. '# ' begins a heading, '- ' a list item, '1. ' a numbered one; the rest are
 * paragraphs. Words in braces are filled in by words.ts: {before}, {next}, {year}, {board}, {half} …
 */
export type Lines = readonly string[];

/** An open vote on what was decided at an item: all said yes but those named. */
export interface DemoVote {
	readonly question: string;
	readonly against?: readonly PersonKey[];
	readonly abstain?: readonly PersonKey[];
	/** Who reserved against it, if they were there, and in what words. */
	readonly reserves?: { readonly who: PersonKey; readonly text: string };
}

export interface DemoItem {
	/** Its name within the meeting, where something must point at it; else its place is its name. */
	readonly key?: string;
	readonly title: string;
	readonly kind: ItemKind;
	readonly by?: string;
	/** Planned minutes. */
	readonly min?: number;
	/** Minutes spent in the room; by default something near the planned. */
	readonly used?: number;
	readonly unnumbered?: true;
	/** Treated right before the item with this key, though numbered after it. */
	readonly takenBefore?: string;
	/** How it was left when the meeting ended, if it was not treated. */
	readonly left?: 'planned' | 'struck';
	readonly text?: Lines;
	readonly notes?: Lines;
	readonly items?: readonly DemoItem[];
	readonly vote?: DemoVote;
	/** To whom the decision is sent. */
	readonly sentTo?: Lines;
	/** Title of a small PDF that is put to it. */
	readonly files?: readonly { readonly name: string; readonly lines: Lines }[];
}

/** A calling that went out, and what has been answered since. */
export interface DemoCalling {
	readonly approvedBy: PersonKey;
	readonly sentBy: PersonKey;
	/** Days before the meeting. */
	readonly days: number;
	readonly message: string;
	/** With a line to the group, where they wrote one. */
	readonly answers: readonly { readonly who: PersonKey; readonly answer: CallingAnswer; readonly note?: string }[];
	/** Substitutes who were asked to serve for somebody. */
	readonly asked: readonly {
		readonly who: PersonKey;
		readonly for: PersonKey;
		readonly state: 'asked' | 'yes' | 'no';
	}[];
}

/** Something that was proposed to a group, or came in to it. */
export interface DemoMatter {
	/** Its name within the group. */
	readonly key: string;
	readonly title: string;
	readonly why?: string;
	readonly by: PersonKey;
	/** How long ago, in days. */
	readonly days: number;
	/** The meeting it is meant for, or was taken into: 'coming-2'. */
	readonly meeting?: string;
	/** A document that came in: from whom, and the item of the meeting that it became. */
	readonly received?: { readonly from: string; readonly item: string };
	readonly declined?: { readonly by: PersonKey; readonly days: number; readonly answer: string };
}

export interface DemoMeeting {
	readonly title?: string;
	/** Where, if not in the group's usual place. */
	readonly place?: string;
	/** Minutes, where they differ from the group's usual ones. */
	readonly minutes?: number;
	readonly cancelled?: true;
	/** Called beyond those who sit in the group: whom, and why. */
	readonly called?: readonly { readonly who: PersonKey; readonly reason: string }[];
	readonly calling?: DemoCalling;
	readonly items: readonly DemoItem[];
}

/** What one group has written: its last meetings, oldest first, and the coming ones in order. */
export interface DemoYear {
	readonly past: readonly DemoMeeting[];
	readonly coming: readonly DemoMeeting[];
	/** What has been proposed to it. */
	readonly matters?: readonly DemoMatter[];
	/** The agenda its meetings start from. */
	readonly standing: readonly Pick<DemoItem, 'title' | 'kind' | 'min' | 'by' | 'unnumbered' | 'items'>[];
}

/** An item with what was written at it: the notes of a past meeting. */
export const item = (
	kind: ItemKind,
	title: string,
	facts: Omit<DemoItem, 'kind' | 'title'> = {},
	notes?: Lines
): DemoItem => ({ kind, title, ...facts, ...(notes ? { notes } : {}) });

/** An item of a meeting to come, with the text that prepares it. */
export const ahead = (
	kind: ItemKind,
	title: string,
	facts: Omit<DemoItem, 'kind' | 'title'> = {},
	text?: Lines
): DemoItem => ({
	kind,
	title,
	...facts,
	...(text ? { text } : {})
});
