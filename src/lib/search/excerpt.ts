import type { Term } from './query.ts';
import { stemOf, wordsIn, type Word } from './words.ts';

/** A stretch of a text; a hit is what was looked for. */
export interface Stretch {
	readonly text: string;
	readonly hit: boolean;
}

/** Characters of an excerpt, and at most so many before its first hit. */
export const lengths = { excerpt: 220, before: 60 } as const;

/** Whether a word of a text is a form of the word looked for, begins with it, or is a compound that ends with it. */
function isForm(word: string, asked: string): boolean {
	if (word === asked || (asked.length > 1 && word.startsWith(asked))) return true;
	const [form, end] = [stemOf(word), stemOf(asked)];
	return form === end || (asked.length >= 4 && end.length >= 3 && word.length >= 7 && form.endsWith(end));
}

interface Hit {
	readonly from: number;
	readonly to: number;
	readonly term: number;
}

function hitsOf(words: readonly Word[], terms: readonly Term[]): Hit[] {
	const hits: Hit[] = [];
	for (let at = 0; at < words.length; at++)
		for (const [term, { words: asked }] of terms.entries()) {
			const run = words.slice(at, at + asked.length);
			const same =
				asked.length === 1
					? isForm(run[0]?.word ?? '', asked[0] ?? '')
					: run.length === asked.length &&
						(run.every(({ word }, index) => word === asked[index]) ||
							run.every(({ word }, index) => stemOf(word) === stemOf(asked[index] ?? '')));
			const [first, last] = [run[0], run.at(-1)];
			if (same && first && last) hits.push({ from: first.from, to: last.to, term });
		}
	return hits;
}

/** A text cut into stretches, in which what was looked for is a hit. Joined they are the text. */
export function marked(text: string, terms: readonly Term[]): Stretch[] {
	const out: Stretch[] = [];
	let at = 0;
	for (const { from, to } of hitsOf(wordsIn(text), terms)) {
		if (to <= at) continue;
		const begin = Math.max(from, at);
		if (begin > at) out.push({ text: text.slice(at, begin), hit: false });
		out.push({ text: text.slice(begin, to), hit: true });
		at = to;
	}
	if (at < text.length) out.push({ text: text.slice(at), hit: false });
	return out;
}

/** Where most of what was looked for stands together. */
function windowOf(text: string, terms: readonly Term[]): [number, number] {
	const words = wordsIn(text);
	const hits = hitsOf(words, terms);
	let best = { many: 0, from: 0 };
	for (const [index, { from }] of hits.entries()) {
		const seen = new Set<number>();
		for (let next = index; next < hits.length; next++) {
			const hit = hits[next];
			if (!hit || hit.to > from + lengths.excerpt - lengths.before) break;
			seen.add(hit.term);
		}
		if (seen.size > best.many) best = { many: seen.size, from };
	}
	const start = Math.max(0, best.from - lengths.before);
	const begin = start === 0 ? 0 : (words.find(({ from }) => from >= start)?.from ?? start);
	const end = begin + lengths.excerpt;
	return [begin, end >= text.length ? text.length : (words.findLast(({ to }) => to > begin && to <= end)?.to ?? end)];
}

/** The place of a text that says most of what was looked for, in stretches; cut with an ellipsis where the text goes on. */
export function excerpt(text: string, terms: readonly Term[]): Stretch[] {
	const flat = text.replaceAll(/\s+/gu, ' ').trim();
	const [from, to] = windowOf(flat, terms);
	const shown = `${from > 0 ? '… ' : ''}${flat.slice(from, to)}${to < flat.length ? ' …' : ''}`.toWellFormed();
	return marked(shown, terms);
}
