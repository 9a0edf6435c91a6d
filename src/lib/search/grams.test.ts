import { describe, expect, it } from 'vitest';
import { gramsOf, nearWords } from './grams.ts';
import { readQuery } from './query.ts';

const near = (name: string, typed: string): boolean => {
	const grams = new Set(gramsOf(name));
	const asked = nearWords(readQuery(typed).map(({ words }) => words[0] ?? ''));
	return asked.length > 0 && asked.every((word) => word.grams.filter((one) => grams.has(one)).length >= word.least);
};

describe('names', () => {
	it.each([
		['Östersund', 'Ostersund'],
		['Östersund', 'ostersu'],
		['Lokal samverkansgrupp Västanå', 'vastana'],
		['Åsa Rönnqvist', 'ronqvist'],
		['Erik Jonsson', 'Jonson'],
		['Leyla Karagöz', 'karagos'],
		['Stensånge', 'stensange']
	])('Q5 %s is found by %s', (name, typed) => {
		expect(near(name, typed)).toBe(true);
	});

	it.each([
		['Östersund', 'Västerås'],
		['Erik Jonsson', 'Karlsson'],
		['Styrelsen', 'styr och ställ'],
		['Anna', 'ann']
	])('Q5 %s is not found by %s', (name, typed) => {
		expect(near(name, typed)).toBe(false);
	});
});
