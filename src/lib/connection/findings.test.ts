import { describe, expect, it } from 'vitest';
import { median, nothingYet, verdictOf, type Findings } from './findings.ts';

const found = (over: Partial<Findings>): Findings => ({
	...nothingYet,
	pages: { works: true, secure: true, protocol: 'h2' },
	webSocket: true,
	tunnel: true,
	...over
});

describe('D30 what the network test says', () => {
	it.each([
		['all', {}],
		['all', { idle: true }],
		['detour', { webSocket: false }],
		['detour', { idle: false }],
		['fragile', { tunnel: false }],
		['reading', { webSocket: false, tunnel: false }],
		['nothing', { webSocket: false, tunnel: false, pages: { works: false, secure: true, protocol: '' } }]
	] as const)('%s', (verdict, over) => {
		expect(verdictOf(found(over))).toBe(verdict);
	});

	it('takes the middle of what it measured', () => {
		expect([median([]), median([5]), median([9, 1, 5]), median([1, 3])]).toEqual([null, 5, 5, 2]);
	});
});
