import { describe, expect, it } from 'vitest';
import { personalNumbers } from './personal-numbers.ts';

const table: [said: string, found: string[]][] = [
	['Deltagaren 811218-9876 är inskriven', ['811218-9876']],
	['19811218-9876', ['19811218-9876']],
	['198112189876', ['198112189876']],
	['811218+9876', ['811218+9876']],
	// A samordningsnummer: the day and 60.
	['701063-2391', ['701063-2391']],
	// A wrong check digit, a month that is none, a day that is none.
	['811218-9875', []],
	['811318-9876', []],
	['810230-1239', []],
	// The organisation number of a federation, a telephone number, a sum, a bank account.
	['org.nr 222000-2279', []],
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
