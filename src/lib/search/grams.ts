import { bare, wordsIn } from './words.ts';

/** The letters of a name by threes, two signs before its beginning: "  o", " os", "ost" … */
function gramsOfWord(word: string, ended: boolean): string[] {
	const padded = `  ${word}${ended ? ' ' : ''}`;
	return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
}

const bareWords = (text: string) => wordsIn(text).map(({ word }) => bare(word));

/** All threes of a name, each once. */
export const gramsOf = (name: string): string[] => [
	...new Set(bareWords(name).flatMap((word) => gramsOfWord(word, true)))
];

/** Threes of one word that is looked for among names, and how many of them a name must have. */
export interface NearWord {
	readonly grams: readonly string[];
	readonly least: number;
}

/** Fewest letters by which a name is guessed at. */
const shortest = 4;

/** What to look for among names so that Ostersund finds Östersund and Jonson finds Jonsson; none for too few letters. */
export function nearWords(words: readonly string[]): NearWord[] {
	const asked = words.map(bare);
	if (asked.length === 0 || asked.some((word) => word.length < shortest)) return [];
	return asked.map((word) => {
		const grams = [...new Set(gramsOfWord(word, false))];
		return { grams, least: Math.ceil(grams.length * 0.7) };
	});
}
