import type { AgendaItemJson } from './item.ts';

export const numberings = ['per-meeting', 'per-year', 'continuous', 'plain'] as const;
/** How a group numbers its items: afresh at each meeting, over the calendar year, for ever, or 1, 2, 3 without a mark. */
export type Numbering = (typeof numberings)[number];

/** `base`: the number of the meeting's first numbered item. `prefix`: printed before, with its space if any. */
export interface NumberingRule {
	readonly numbering: Numbering;
	readonly prefix: string;
	readonly base: number;
}

/** What stands before an item's title. */
export interface ItemNumber {
	/** The number itself; none for sub-items, headings and items that are set to carry none. */
	readonly number: number | null;
	/** a, b, c … of a sub-item. */
	readonly letter: string | null;
	/** "§ 26", "4", "4a"; empty when it carries none. */
	readonly label: string;
	/** The same as it stands in running text: "§ 26", "4.", "4a". */
	readonly printed: string;
}

type Numberable = Pick<AgendaItemJson, 'id' | 'parentId' | 'kind' | 'numbered'>;

const none: ItemNumber = { number: null, letter: null, label: '', printed: '' };

/** Whether an item takes a number of the series: not headings, not sub-items, not those set to carry none. */
export const takesNumber = (item: Omit<Numberable, 'id'>): boolean =>
	item.parentId === null && item.numbered && item.kind !== 'section';

/** a … z, then aa, ab … */
const letterOf = (index: number): string =>
	(index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(97 + (index % 26));

/**
 * Numbers the items of one meeting, which come depth first. Where a number has been fixed (by the calling, at the latest at the start) it
 * stands, whatever the order is now; the others follow on from the base and from the highest that was fixed.
 */
export function numberItems(
	items: readonly Numberable[],
	rule: NumberingRule,
	fixed: ReadonlyMap<string, number> = new Map()
): Map<string, ItemNumber> {
	const numbers = new Map<string, ItemNumber>();
	const letters = new Map<string, number>();
	let next = Math.max(rule.base, ...[...fixed.values()].map((number) => number + 1));
	for (const item of items) {
		if (takesNumber(item)) {
			const number = fixed.get(item.id) ?? next++;
			const label = `${rule.prefix}${number}`;
			numbers.set(item.id, { number, letter: null, label, printed: rule.prefix ? label : `${label}.` });
		} else if (item.parentId !== null && item.numbered && item.kind !== 'section') {
			const index = letters.get(item.parentId) ?? 0;
			letters.set(item.parentId, index + 1);
			const letter = letterOf(index);
			const label = `${numbers.get(item.parentId)?.number ?? ''}${letter}`;
			numbers.set(item.id, { number: null, letter, label, printed: label });
		} else numbers.set(item.id, none);
	}
	return numbers;
}

/** A meeting of the group as far as its numbers go. */
export interface SeriesMeeting {
	readonly id: string;
	readonly year: number;
	/** Order in time among the group's meetings. */
	readonly startsAt: Date;
	readonly ordinal: number;
	/** Its numbers are fixed: the calling has gone out, or it has begun. */
	readonly fixed: boolean;
	readonly cancelled: boolean;
	/** Highest number that was fixed, if any. */
	readonly highest: number | null;
	/** How many numbers it takes as its agenda stands. */
	readonly takes: number;
}

/**
 * The first number of a meeting: 1 where each meeting has its own; else after the highest fixed in earlier meetings of
 * the series and after what earlier meetings without fixed numbers will take. `numberStart` begins a series that runs
 * for ever, and the first year on record.
 */
export function baseNumber(
	numbering: Numbering,
	numberStart: number,
	meetings: readonly SeriesMeeting[],
	meetingId: string
): number {
	const meeting = meetings.find((one) => one.id === meetingId);
	if (!meeting || numbering === 'per-meeting' || numbering === 'plain') return 1;
	const firstYear = Math.min(...meetings.map((one) => one.year));
	const earlier = meetings
		.filter((one) => numbering === 'continuous' || one.year === meeting.year)
		.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.ordinal - b.ordinal);
	let next = numbering === 'continuous' || meeting.year === firstYear ? numberStart : 1;
	for (const one of earlier.slice(0, earlier.indexOf(meeting)))
		if (one.fixed) next = Math.max(next, (one.highest ?? 0) + 1);
		else if (!one.cancelled) next += one.takes;
	// A later meeting may have been called first; numbers that were fixed there are taken.
	for (const one of earlier) if (one.fixed && one !== meeting) next = Math.max(next, (one.highest ?? 0) + 1);
	return next;
}
