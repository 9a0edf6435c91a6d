import { expect, it } from 'vitest';
import { createBudget } from './budget.ts';

it('D12 lets a burst through, then what a second gives', () => {
	let now = 0;
	const take = createBudget({ perSecond: 10, burst: 3 }, () => now);
	expect([take(1), take(1), take(1), take(1)]).toEqual([true, true, true, false]);
	now = 300;
	expect([take(1), take(1), take(1)]).toEqual([true, true, false]);
	now = 60_000;
	expect(take(3)).toBe(true);
	expect(take(1)).toBe(false);
});
