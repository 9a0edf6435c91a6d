import type { AttendedItem } from './derive.ts';

/** An unbroken run of items, in the order they were treated. */
export interface Span {
	readonly first: string;
	readonly last: string;
	/** It begins with the first item that was treated, and ends with the last one. */
	readonly fromStart: boolean;
	readonly toEnd: boolean;
	/** When they came and went, where that was in the middle of an item. */
	readonly from: Date | null;
	readonly until: Date | null;
}

/** Who comes while the first item begins, or goes while the last one ends, was there from its start or to its end. */
export const grace = { start: 5 * 60_000, end: 2 * 60_000 } as const;

/** When somebody came into an item, unless that was as the meeting began. */
export const cameInto = (items: readonly AttendedItem[], item: AttendedItem, from: Date | null): Date | null =>
	from && item === items[0] && from.getTime() - item.startedAt.getTime() <= grace.start ? null : from;

/** When somebody left an item, unless that was as the meeting ended. */
export const leftOut = (items: readonly AttendedItem[], item: AttendedItem, until: Date | null): Date | null =>
	until && item === items.at(-1) && item.endedAt && item.endedAt.getTime() - until.getTime() <= grace.end
		? null
		: until;

export interface PartTaken {
	/** In every item that was treated, but for those of `recused`. */
	readonly whole: boolean;
	readonly spans: readonly Span[];
	/** Items they had stepped aside for, whether present or not. */
	readonly recused: readonly string[];
}

/**
 * Which items somebody took part in, as runs in the order of treatment. `takes` picks what counts: being there, or
 * serving for somebody. An item somebody stepped aside for does not break a run: it is named by itself.
 */
export function partTaken(
	items: readonly AttendedItem[],
	who: string,
	takes: (part: NonNullable<ReturnType<AttendedItem['attended']['get']>>) => boolean = () => true
): PartTaken {
	const recused = items.filter(({ closing }) => closing.recused.has(who)).map(({ itemId }) => itemId);
	const asked = items.filter(({ itemId }) => !recused.includes(itemId));
	const spans: Span[] = [];
	let open: { first: number; last: number } | null = null;
	const there = asked.map((item) => {
		const part = item.attended.get(who);
		return part && takes(part) ? part : null;
	});
	const close = () => {
		if (open) spans.push(spanOf(items, asked, there, open.first, open.last));
		open = null;
	};
	for (const [index, part] of there.entries()) {
		if (!part) close();
		else open = { first: (open as { first: number } | null)?.first ?? index, last: index };
	}
	close();
	const [only] = spans;
	const whole = spans.length === 1 && only !== undefined && only.fromStart && only.toEnd && !only.from && !only.until;
	return { whole, spans, recused };
}

function spanOf(
	all: readonly AttendedItem[],
	items: readonly AttendedItem[],
	there: readonly ({ readonly from: Date | null; readonly until: Date | null } | null)[],
	first: number,
	last: number
): Span {
	return {
		first: items[first]?.itemId ?? '',
		last: items[last]?.itemId ?? '',
		fromStart: first === 0,
		toEnd: last === items.length - 1,
		from: items[first] ? cameInto(all, items[first], there[first]?.from ?? null) : null,
		until: items[last] ? leftOut(all, items[last], there[last]?.until ?? null) : null
	};
}
