import type { GroupJson } from './groups.ts';

/**
 * Longest text, owner and value in characters; most notes (`entries`) and answers of a sheet, and most of both that are
 * looked at in its document; most notes of one's own in a step.
 */
export const limits = {
	text: 2_000,
	owner: 120,
	value: 400,
	title: 120,
	entries: 3_000,
	answers: 6_000,
	read: 12_000,
	own: 60
} as const;

const keyShape = /^[a-z][a-z0-9-]{0,39}$/;
/** Whether a text has the form of a key of a tool: of a step, a field, a column or an option. */
export const isKey = (text: unknown): text is string => typeof text === 'string' && keyShape.test(text);

/** Something written on a sheet: a note, an answer, a row of a list. */
export interface EntryJson {
	readonly id: string;
	/** Keys of the tool: the step, its field, and the column of a field that has such ('' for none). */
	readonly step: string;
	readonly field: string;
	readonly column: string;
	/** Orders it among those of the same group, else among the loose ones and the groups of its column. */
	readonly place: string;
	/** Id of the group it lies in; '' for a loose one. */
	readonly group: string;
	readonly text: string;
	/** What was chosen: a number on a scale, or keys of options with a space between. */
	readonly value: string;
	readonly owner: string;
	/** A day, 2026-03-12; '' for none. */
	readonly due: string;
	/** It was written in private and has been shown. */
	readonly shown: boolean;
	readonly removed: boolean;
}

/** A sheet's document as plain JSON: by step and field, in order; removed ones among them. */
export interface SheetJson {
	readonly entries: readonly EntryJson[];
	readonly groups: readonly GroupJson[];
}
