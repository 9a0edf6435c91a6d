import type * as Y from 'yjs';
import { align } from './align.ts';

/** Words, spaces, and every other character by itself: what a change is made of. Two words never stand side by side. */
const parts = /[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu;
const partsOf = (text: string): string[] => text.match(parts) ?? [];
const endsInWord = /[\p{L}\p{N}\p{M}]$/u;
const startsWithWord = /^[\p{L}\p{N}\p{M}]/u;

/** In place of the parts from `from` up to `to` of what it was comes `insert`. */
interface Change {
	readonly from: number;
	readonly to: number;
	readonly insert: string;
}

function changesOf(before: readonly string[], after: readonly string[]): Change[] {
	const changes: Change[] = [];
	let [was, is] = [0, 0];
	for (const { same, gone, come } of align(before, after)) {
		was += same;
		is += same;
		if (gone + come > 0) changes.push({ from: was, to: was + gone, insert: after.slice(is, is + come).join('') });
		was += gone;
		is += come;
	}
	return changes;
}

const isGone = (changes: readonly Change[], index: number) =>
	changes.some(({ from, to }) => from <= index && index < to);
const comesAt = (changes: readonly Change[], index: number) =>
	changes.flatMap(({ from, insert }) => (from === index ? [insert] : [])).join('');

/** At a character of the text as it is now: so many away, and this in their place. */
interface Edit {
	readonly at: number;
	readonly remove: number;
	readonly insert: string;
}

/**
 * What leads from `base` to `mine`, as edits of what others have made of `base` meanwhile, the first first. What they took
 * away stays away, what they wrote stays; what both wrote in one place stands once if it is the same, else both do.
 */
function editsOf(base: string, mine: string, now: string): Edit[] {
	const before = partsOf(base);
	const theirs = changesOf(before, partsOf(now));
	const alike = (one: Change) => theirs.some((other) => JSON.stringify(one) === JSON.stringify(other));
	const own = changesOf(before, partsOf(mine)).filter((one) => !alike(one));
	const edits: Edit[] = [];
	let at = 0;
	let last = '';
	// Two words that only the meeting of both has brought side by side are not one.
	const gap = (next: string) => (endsInWord.test(last) && startsWithWord.test(next) ? ' ' : '');
	const stays = (text: string) => {
		if (!text) return;
		if (gap(text)) edits.push({ at, remove: 0, insert: ' ' });
		at += text.length;
		last = text;
	};
	for (let index = 0; index <= before.length; index += 1) {
		stays(comesAt(theirs, index));
		const insert = comesAt(own, index);
		if (insert) {
			edits.push({ at, remove: 0, insert: gap(insert) + insert });
			last = insert;
		}
		const part = before[index];
		if (part === undefined || isGone(theirs, index)) continue;
		if (!isGone(own, index)) stays(part);
		else {
			edits.push({ at, remove: part.length, insert: '' });
			at += part.length;
		}
	}
	return edits;
}

/**
 * Writes in a shared text what somebody made of it who began with `base`: what others have written in it since stays, and
 * only what they themselves changed is changed. Nothing is written where they changed nothing.
 */
export function mergeText(text: Y.Text, base: string, mine: string): void {
	if (mine === base) return;
	for (const { at, remove, insert } of editsOf(base, mine, text.toString()).toReversed()) {
		if (remove > 0) text.delete(at, remove);
		if (insert) text.insert(at, insert);
	}
}
