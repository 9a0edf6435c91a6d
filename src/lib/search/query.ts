import { stemOf, tailOf, wordsIn } from './words.ts';

/** One thing that must be there: words that follow each other, or a single word in any of its forms. */
export interface Term {
	readonly words: readonly string[];
}

export const limits = { text: 200, terms: 10 } as const;

/** Words that say nothing of what is looked for; they count only when nothing else was written. */
const silent = new Set(
	(
		'och i att en ett det den de som på för av med till är var om har inte vi vad hur när vem kan ska från eller men så ' +
		'the a an and of to in on for is are was were what how when who by with or'
	).split(' ')
);

const quoted = /["”“„»«]([^"”“„»«]*)["”“„»«]?/gu;

const termOf = (text: string): Term[] => {
	const words = wordsIn(text).map(({ word }) => word);
	return words.length > 0 ? [{ words }] : [];
};

/**
 * What somebody typed, as terms that must all be there: what stands between quotation marks follows each other, and so
 * does what is written together (2026:3, e-post). Everything else that was typed, operators of a database among it, is
 * nothing but words or nothing at all. Total.
 */
export function readQuery(typed: string): Term[] {
	const text = typed.slice(0, limits.text).toWellFormed();
	const phrases = [...text.matchAll(quoted)].flatMap(([, words = '']) => termOf(words));
	const single = text.replaceAll(quoted, ' ').split(/\s+/u).flatMap(termOf);
	const telling = single.filter(({ words }) => words.length > 1 || !silent.has(words[0] ?? ''));
	const terms = [...phrases, ...(phrases.length + telling.length > 0 ? telling : single)];
	const seen = new Set<string>();
	return terms
		.filter(({ words }) => {
			const name = words.join(' ');
			return !seen.has(name) && seen.add(name);
		})
		.slice(0, limits.terms);
}

/** Between quotation marks of SQLite's query language; a word holds none. */
const literal = (text: string) => `"${text}"`;

/** A term in SQLite's query language, in the columns that hold titles or in all of them. */
function matchTerm({ words }: Term, titles: boolean): string {
	const [text, stems] = titles ? ['title', 'titleStems'] : ['title body', 'titleStems bodyStems'];
	const [word = ''] = words;
	if (words.length > 1)
		return `({${text}} : ${literal(words.join(' '))} OR {${stems}} : ${literal(words.map(stemOf).join(' '))})`;
	const ways = [`{${text}} : ${literal(word)}${word.length > 1 ? ' *' : ''}`, `{${stems}} : ${literal(stemOf(word))}`];
	const tail = titles ? null : tailOf(word);
	if (tail) ways.push(`{tails} : ${literal(tail)} *`);
	return `(${ways.join(' OR ')})`;
}

/** The terms in SQLite's query language (FTS5), for rows that one of the scopes opens. Scopes are numbers of the index. */
export function matchOf(terms: readonly Term[], scopes: readonly number[], titles = false): string {
	const reach = `{reach} : (${scopes.map((scope) => literal(`s${scope}`)).join(' OR ')})`;
	return [reach, ...terms.map((term) => matchTerm(term, titles))].join(' AND ');
}
