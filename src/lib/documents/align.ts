import { diffArrays } from 'diff';

/** Most differences between two rows that are looked for in full; beyond it only the two ends are held together. */
const most = 300;

/** Where two rows are alike and where not: how many stay, or how many go and how many come in their place. */
export interface Stretch {
	readonly same: number;
	readonly gone: number;
	readonly come: number;
}

/** Only what is alike at both ends: for rows that have too little in common. */
function byEnds(before: readonly string[], after: readonly string[]): Stretch[] {
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before[start] === after[start]) start += 1;
	let end = 0;
	while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
	return [
		{ same: start, gone: 0, come: 0 },
		{ same: 0, gone: before.length - start - end, come: after.length - start - end },
		{ same: end, gone: 0, come: 0 }
	].filter((stretch) => stretch.same + stretch.gone + stretch.come > 0);
}

/** How one row became another, in order, by as few changes as can be found in reasonable time. */
export function align(before: readonly string[], after: readonly string[]): Stretch[] {
	const parts = diffArrays([...before], [...after], { maxEditLength: most });
	if (!parts) return byEnds(before, after);
	const stretches: { same: number; gone: number; come: number }[] = [];
	for (const { added, removed, value } of parts) {
		const last = stretches.at(-1);
		const changes = added || removed;
		const stretch = changes && last && last.same === 0 ? last : { same: 0, gone: 0, come: 0 };
		if (stretch !== last) stretches.push(stretch);
		if (added) stretch.come += value.length;
		else if (removed) stretch.gone += value.length;
		else stretch.same += value.length;
	}
	return stretches;
}

/** How far on something is looked for that it may have become. */
const nearby = 12;

/** What is looked at to tell whether one thing became another. */
export interface Shape {
	readonly kind: string;
	readonly words: ReadonlySet<string>;
}

export const shapeOf = (kind: string, text: string): Shape => ({
	kind,
	words: new Set(wordsOf(text).filter((word) => word.trim()))
});

/** Whether they are of one kind, and half of the words of one, or of the other, stand in both. */
function likely(before: Shape, after: Shape): boolean {
	if (before.kind !== after.kind) return false;
	let shared = 0;
	for (const word of before.words) if (after.words.has(word)) shared += 1;
	return shared * 2 >= Math.min(before.words.size, after.words.size);
}

/**
 * Where one stretch stands in place of another: which of those that went became which of those that came, in order.
 * Out: by place among those that came, the place among those that went.
 */
export function matched(gone: readonly Shape[], come: readonly Shape[]): Map<number, number> {
	const found = new Map<number, number>();
	let next = 0;
	for (const [index, after] of come.entries()) {
		const match = gone.slice(next, next + nearby).findIndex((before) => likely(before, after));
		if (match < 0) continue;
		found.set(index, next + match);
		next += match + 1;
	}
	return found;
}

/** A text as words, stretches of space, and single signs; never half a character. Joined they are the text again. */
export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^]/gu) ?? [];
