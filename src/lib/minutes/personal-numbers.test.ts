import { describe, expect, it } from 'vitest';
import { personalNumbers } from './personal-numbers.ts';

const table: [said: string, found: string[]][] = [
	['Deltagaren 811218-9876 är inskriven', ['811218-9876']],
	['19811218-9876', ['19811218-9876']],
	['198112189876', ['198112189876']],
	['811218+9876', ['811218+9876']],
	// A samordningsnummer: the day and 60.
	['701063-2391', ['701063-2391']],
	['19701063-2391', ['19701063-2391']],
	// Every usual spelling: apart, with a space, a dash, a plus, dots, after a word, at the end of a sentence, after a year.
	['811218 9876', ['811218 9876']],
	['19811218 - 9876', ['19811218 - 9876']],
	['1981-12-18-9876', ['1981-12-18-9876']],
	['19 81 12 18 98 76', []],
	['1981 12 18 9876', ['1981 12 18 9876']],
	['81.12.18-9876', ['81.12.18-9876']],
	['811218–9876', ['811218–9876']],
	['811218\u00a09876', ['811218\u00a09876']],
	// As a word processor writes it: dashes of every length, a tab, a line broken in two, what nobody sees.
	['811218\u20109876', ['811218\u20109876']],
	['811218\u20119876', ['811218\u20119876']],
	['811218—9876', ['811218—9876']],
	['811218−9876', ['811218−9876']],
	['811218\t9876', ['811218\t9876']],
	['811218-\n9876', ['811218-\n9876']],
	['se 811218-\u00ad9876 här', ['811218-\u00ad9876']],
	['8112\u200b18-98\u200b76', ['8112\u200b18-98\u200b76']],
	['811218-9876.5', ['811218-9876']],
	['811218-9876,5', ['811218-9876']],
	['811218\n\n\n9876', []],
	['811218\n9876', ['811218\n9876']],
	['den 1981-12-18\n9876 kr', []],
	['pnr:811218-9876.', ['811218-9876']],
	['Hon (8112189876) och han', ['8112189876']],
	['år 2026 811218-9876', ['811218-9876']],
	['811218-9876- ', ['811218-9876']],
	// A wrong check digit, a month that is none, a day that is none.
	['811218-9875', []],
	['811318-9876', []],
	['810230-1239', []],
	// The organisation number of a federation, a telephone number, a sum, a bank account.
	['org.nr 222000-2279', []],
	['222000 2279', []],
	['16222000-2279', []],
	['2026-03-12 13.00', []],
	['2026-03-12 1300', []],
	['0455-303000', []],
	['2 145 000 kr', []],
	['5402-9681', []]
];

describe('personal identity numbers in a text', () => {
	for (const [said, found] of table)
		it(`J7 ${said} holds ${found.length === 0 ? 'none' : found.join()}`, () => {
			expect(personalNumbers(said)).toEqual(found);
		});
});
