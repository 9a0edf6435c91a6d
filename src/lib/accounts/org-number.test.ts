import { expect, it } from 'vitest';
import { isOrgNumber, orgNumberForm } from './org-number.ts';

it.each(['222000-2279', '2220002279', '222000 1230', '16222000-2279'])('%s is an organisation number', (typed) => {
	expect(isOrgNumber(typed)).toBe(true);
});
it.each(['222000-2278', '22200-2279', '', 'abc', '811218-9876', '222000-22790'])('%s is none', (typed) => {
	expect(isOrgNumber(typed)).toBe(false);
});
it('is printed with its line', () => {
	expect(orgNumberForm('16 222000 2279')).toBe('222000-2279');
});
