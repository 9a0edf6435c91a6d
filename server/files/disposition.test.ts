import { describe, expect, it } from 'vitest';
import { dispositionOf } from './disposition.ts';

describe('the header that saves a file', () => {
	const table: [name: string, header: string][] = [
		['rapport.pdf', `attachment; filename="rapport.pdf"; filename*=UTF-8''rapport.pdf`],
		[
			'Årets mål (1).pdf',
			`attachment; filename="Arets mal (1).pdf"; filename*=UTF-8''%C3%85rets%20m%C3%A5l%20%281%29.pdf`
		],
		['a"b\\c%41.pdf', `attachment; filename="a_b_c_41.pdf"; filename*=UTF-8''a%22b%5Cc%2541.pdf`],
		['a\r\nX: y.pdf', `attachment; filename="a__X: y.pdf"; filename*=UTF-8''a%0D%0AX%3A%20y.pdf`]
	];
	for (const [name, header] of table)
		it(`F3 names ${JSON.stringify(name)} safely`, () => {
			expect(dispositionOf(name)).toBe(header);
		});
});
