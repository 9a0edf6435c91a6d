import { describe, expect, it } from 'vitest';
import { factChanges, type HeldFacts } from './held-facts.ts';
import { factWords } from './fact-words.ts';

const asked: HeldFacts = {
	...{ title: 'Studio', form: 'project', amount: 500_000, years: '2026–2027', applicants: ['Vidåkra kommun'] },
	papers: [
		{ name: 'Kalkyl.pdf', sha256: 'a' },
		{ name: 'Karta.pdf', sha256: 'b' }
	]
};

describe('what is asked about besides the text', () => {
	it('Y8 is told where it has changed since, what it was and what it is', () => {
		expect(factChanges(asked, asked)).toEqual([]);
		expect(factChanges(null, asked)).toEqual([]);
		const now: HeldFacts = {
			...{ ...asked, amount: 2_000_000, applicants: [], title: 'Studio och kafé', years: '' },
			papers: [
				{ name: 'Kalkyl.pdf', sha256: 'c' },
				{ name: 'Brev.pdf', sha256: 'd' }
			]
		};
		expect(factChanges(asked, now).map((change) => factWords(change, 'sv'))).toEqual([
			'Rubrik: var Studio, är Studio och kafé',
			'År: var 2026–2027, är inte angivet',
			'Söker: var 500\u00A0000 kronor, är 2\u00A0000\u00A0000 kronor',
			'Sökande: var Vidåkra kommun, är inte angivet',
			'Bilagor: ny Brev.pdf; borttagen Karta.pdf; ny fil under namnet Kalkyl.pdf'
		]);
		expect(factChanges(asked, { ...asked, form: 'preparatory' }).map((change) => factWords(change, 'en'))).toEqual([
			'Kind: was Project, is Preparatory effort'
		]);
	});
});
