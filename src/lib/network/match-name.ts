/** Something that can be named in a cell: an organisation or a group, by its long or short name. */
export interface Named {
	readonly id: string;
	readonly name: string;
	readonly shortName: string;
}

/** One found, none, or several that the text could mean: then nobody guesses. */
export type Match<T> =
	| { readonly kind: 'one'; readonly one: T }
	| { readonly kind: 'none' }
	| { readonly kind: 'several'; readonly among: readonly T[] };

const plain = (text: string) =>
	text
		.normalize('NFC')
		.toLocaleLowerCase('sv')
		.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

/** Without case, punctuation and marks over letters: "Försäkringskassan" and "FORSAKRINGSKASSAN" are then alike. */
export const folded = (text: string): string =>
	plain(text).normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ø', 'o').replaceAll('æ', 'a');

// Words that lists leave out or put in at will: "Vidåkra" and "Vidåkra kommun" are the same municipality.
const kindWords = new Set(['kommun', 'kommunen', 'stad', 'municipality', 'region', 'regionen', 'gruppen']);
const bare = (text: string) =>
	text
		.split(' ')
		.filter((word) => !kindWords.has(word))
		.join(' ');

/** A word with å, ä or ö has kept its marks; one without may have lost them, and then means either. */
const marked = (text: string) => (folded(text) === plain(text) ? '' : text);

/**
 * Finds what a cell names (N9): the name in full as written, then without words such as "kommun", then without marks.
 * The first way that finds anything decides; if it finds more than one, the answer is 'several' and never a guess.
 */
export function matchName<T extends Named>(text: string, among: readonly T[]): Match<T> {
	const ways = [plain, (given: string) => bare(plain(marked(given))), folded, (given: string) => bare(folded(given))];
	for (const way of ways) {
		const sought = way(text);
		if (sought === '') continue;
		const found = among.filter((one) => [one.name, one.shortName].some((name) => way(name) === sought));
		if (found.length > 1) return { kind: 'several', among: found };
		if (found[0]) return { kind: 'one', one: found[0] };
	}
	return { kind: 'none' };
}
