import type { Blocks } from '#lib/items/blocks.ts';

/** What is said of an item beside its text, each with a heading of its own on paper. */
export const factKinds = [
	'about',
	'history',
	'relay',
	'attendance',
	'motions',
	'propositions',
	'vote',
	'decision',
	'took-part',
	'reasons',
	'reservation',
	'note',
	'addressees',
	'assignment',
	'outcome',
	'disagreement',
	'adjusting'
] as const;
export type FactKind = (typeof factKinds)[number];

export interface Fact {
	readonly kind: FactKind;
	/** Empty where the lines speak for themselves. */
	readonly label: string;
	readonly lines: readonly string[];
}

export interface PaperFile {
	readonly id: string;
	readonly name: string;
	/** In bytes. */
	readonly size: number;
	readonly sha256: string;
}

/** One item on paper. */
export interface Paragraph {
	readonly id: string;
	/** "§ 4", "4.", "4a"; empty for what carries no number. */
	readonly number: string;
	readonly title: string;
	readonly kind: 'item' | 'sub' | 'heading';
	readonly struck: boolean;
	/** Facts before the text, the text, facts after it, papers. */
	readonly before: readonly Fact[];
	readonly body: Blocks;
	readonly after: readonly Fact[];
	readonly files: readonly PaperFile[];
}

/** One row of the front page. */
export interface FrontRow {
	readonly key: string;
	readonly label: string;
	readonly lines: readonly string[];
	readonly remark: string;
}

export interface Signature {
	readonly role: string;
	readonly name: string;
}

/**
 * A meeting's paper as plain data with finished Swedish sentences, so that what was locked reads the same for ever
 * whatever becomes of the product's words. `agenda` before the meeting has begun.
 */
export interface MinutesContent {
	readonly format: 'samsyn.minutes/1';
	readonly language: 'sv';
	readonly kind: 'minutes' | 'notes' | 'agenda';
	readonly federation: { readonly name: string; readonly orgNumber: string | null };
	readonly group: { readonly id: string; readonly name: string };
	readonly meeting: {
		readonly id: string;
		/** Instants, ISO 8601. */
		readonly startsAt: string;
		readonly startedAt: string | null;
		readonly endedAt: string | null;
	};
	/** "Protokoll 2026:3", "Protokoll # 3 – 2026", "Mötesanteckningar 2026:3". */
	readonly title: string;
	readonly number: string;
	/** The meeting's own name, if it has one. */
	readonly name: string;
	readonly front: readonly FrontRow[];
	readonly paragraphs: readonly Paragraph[];
	/** After the last paragraph: the next meeting. */
	readonly closing: readonly string[];
	readonly signatures: readonly Signature[];
}

/** The front page where it stands among paragraphs. */
export const frontId = 'front';
