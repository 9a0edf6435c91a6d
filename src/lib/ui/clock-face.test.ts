import { expect, it } from 'vitest';
import { clockFace } from './clock-face.ts';

it.each([
	[432, 1800, 'used', '7.12', 'running'],
	[260, 480, 'left', '3.40', 'running'],
	[438, 480, 'left', '0.42', 'last'],
	[420, 480, 'left', '1.00', 'last'],
	[480, 480, 'used', '8.00', 'last'],
	[610, 480, 'left', '+2.10', 'over'],
	[610, 480, 'used', '+2.10', 'over'],
	[4000, null, 'used', '66.40', 'running'],
	[-3, null, 'used', '0.00', 'running']
] as const)('after %i seconds of %s, counting %s, shows %s and is %s', (used, planned, count, text, state) => {
	expect(clockFace(used, planned, count, 'sv')).toEqual({ text, state });
});

it('takes colons in English', () => {
	expect(clockFace(610, 480, 'left', 'en').text).toBe('+2:10');
});
