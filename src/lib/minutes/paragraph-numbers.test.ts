import { expect, it } from 'vitest';
import { paragraphNumbers } from './paragraph-numbers.ts';

it('J15 names paragraphs as runs, in any order, with sub-items after them', () => {
	expect(paragraphNumbers('§ ', [26])).toBe('§ 26');
	expect(paragraphNumbers('§ ', [28, 26, 27, 30])).toBe('§§ 26–28, 30');
	expect(paragraphNumbers('§ ', [26], ['30a'])).toBe('§§ 26, 30a');
	expect(paragraphNumbers('', [1, 2, 3])).toBe('1–3');
	expect(paragraphNumbers('§ ', [])).toBe('');
});
