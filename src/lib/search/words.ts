import { stem } from './stem.ts';

/** A word as it is looked for, and where it stands in the text it came from. */
export interface Word {
	/** In small letters; å, ä and ö stay letters of their own, é is e. */
	readonly word: string;
	readonly from: number;
	readonly to: number;
}

const longest = 40;
const stems = new Map<string, string>();
const mostStems = 50_000;

/** The stem of a word, remembered: a text says the same words again and again. */
export function stemOf(word: string): string {
	const known = stems.get(word);
	if (known !== undefined) return known;
	if (stems.size >= mostStems) stems.clear();
	const made = stem(word);
	stems.set(word, made);
	return made;
}

const plain = /^[a-z0-9åäö]*$/;

/** A word in small letters without marks, but for those that make å, ä and ö. */
export function fold(text: string): string {
	const small = text.normalize('NFC').toLowerCase();
	if (plain.test(small)) return small;
	return [...small]
		.map((sign) => ('åäö'.includes(sign) ? sign : sign.normalize('NFD').replaceAll(/[^\p{L}\p{N}]/gu, '')))
		.join('');
}

/** A name in the letters that every keyboard has: Östersund is ostersund. */
export const bare = (text: string): string => fold(text).replaceAll(/[åä]/g, 'a').replaceAll('ö', 'o');

// With the marks that may follow a letter as characters of their own.
const words = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** The words of a text, in order. Total: whatever is no letter and no digit stands between words. */
export function wordsIn(text: string): Word[] {
	const found: Word[] = [];
	for (const match of text.matchAll(words)) {
		const word = fold(match[0]).slice(0, longest).toWellFormed();
		if (word) found.push({ word, from: match.index, to: match.index + match[0].length });
	}
	return found;
}

const reversed = (text: string): string => [...text].toReversed().join('');

/** Letters at the end of a compound by which it is found: förbund finds samordningsförbundet. */
export const tailOf = (word: string): string | null => {
	const end = stemOf(word);
	return word.length >= 4 && end.length >= 3 ? reversed(end) : null;
};

/** A text as the index holds it: its words, their stems, and the ends of long ones. All are runs of letters and digits. */
export interface Indexed {
	readonly words: string;
	readonly stems: string;
	readonly tails: string;
}

/** Shortest word that may be a compound of two. */
const compound = 7;

export function indexed(text: string): Indexed {
	const all = wordsIn(text).map(({ word }) => word);
	const long = new Set(all.filter((word) => word.length >= compound && !/\d/.test(word)));
	return {
		words: all.join(' '),
		stems: all.map(stemOf).join(' '),
		tails: [...long].map((word) => reversed(stemOf(word))).join(' ')
	};
}
