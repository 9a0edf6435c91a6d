import type * as Y from 'yjs';

/** The one stretch in which two texts differ: at `at`, `remove` characters go and `insert` comes. */
export interface TextChange {
	readonly at: number;
	readonly remove: number;
	readonly insert: string;
}

const splitsPair = (text: string, at: number): boolean => {
	const unit = text.charCodeAt(at);
	return at > 0 && unit >= 0xdc00 && unit <= 0xdfff;
};

/**
 * What changed from one text to another. Never cuts between the two halves of a character (Yjs would put U+FFFD in
 * their place). `caret`: where the writer stands in the new text; among equal letters the change is laid before it.
 */
export function textDiff(before: string, after: string, caret = after.length): TextChange {
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	const furthest =
		after.length > before.length
			? Math.min(shorter, Math.max(0, caret - (after.length - before.length)))
			: Math.min(shorter, caret);
	while (start < furthest && before[start] === after[start]) start += 1;
	let end = 0;
	while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
	while (splitsPair(before, start) || splitsPair(after, start)) start -= 1;
	while (end > 0 && (splitsPair(before, before.length - end) || splitsPair(after, after.length - end))) end -= 1;
	return { at: start, remove: before.length - start - end, insert: after.slice(start, after.length - end) };
}

/** Makes a shared text say something else by the least change, so that another's words in it stay. */
export function writeText(text: Y.Text, after: string, caret?: number): void {
	const { at, remove, insert } = textDiff(text.toString(), after, caret);
	if (remove > 0) text.delete(at, remove);
	if (insert) text.insert(at, insert);
}

/** Where a caret at `at` stands after a change that somebody else made. */
export function caretAfter(
	at: number,
	delta: readonly { insert?: unknown; delete?: number | undefined; retain?: number | undefined }[]
): number {
	let caret = at;
	let place = 0;
	for (const part of delta) {
		if (part.retain !== undefined) place += part.retain;
		else if (typeof part.insert === 'string') {
			if (place < caret) caret += part.insert.length;
			place += part.insert.length;
		} else if (part.delete !== undefined) caret -= Math.max(0, Math.min(part.delete, caret - place));
	}
	return caret;
}
