const lower = (text: string): string => text.toLocaleLowerCase('sv');
const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * Who of some people is named in a text with an @ and their whole name, also in the genitive: of two names that begin
 * alike the longer one, and never somebody whose name is only the beginning of what stands there (Y5).
 */
export function namedAmong<Named extends { readonly name: string }>(text: string, people: readonly Named[]): Named[] {
	const names = [...new Set(people.map(({ name }) => lower(name.trim())))].filter(Boolean);
	if (names.length === 0 || !text.includes('@')) return [];
	const longestFirst = names.toSorted((a, b) => b.length - a.length).map(literal);
	const named = new RegExp(`@(${longestFirst.join('|')})s?(?![\\p{L}\\p{N}]|-\\p{L})`, 'gu');
	const found = new Set([...lower(text).matchAll(named)].map(([, name = '']) => name));
	return people.filter(({ name }) => found.has(lower(name.trim())));
}
