import { describe, expect, it } from 'vitest';
import { stepAfter } from './order-step.ts';

const row = (id: string, over: Partial<Parameters<typeof stepAfter>[0][number]> = {}) => ({
	...{ id, parentId: null, state: 'planned', outcome: null },
	...over
});
const items = [row('a', { state: 'treated' }), row('now'), row('b'), row('c'), row('d'), row('sub', { parentId: 'd' })];

describe('a step in the order of treatment', () => {
	it.each([
		['c', 1, 'd'],
		['c', -1, ''],
		['d', -1, 'b'],
		['d', 1, null],
		['b', -1, null],
		['a', 1, null],
		['now', 1, null],
		['sub', 1, null],
		['gone', 1, null]
	] as const)('S4 moves %s by %i after %j', (id, by, after) => {
		expect(stepAfter(items, id, by, 'now')).toBe(after);
	});

	it('S4 leaves what has been put off, and the item whose sub-item the meeting is on', () => {
		expect(stepAfter([row('x', { outcome: 'deferred' }), row('y')], 'x', 1, null)).toBeNull();
		expect(stepAfter([...items.slice(0, 5), row('in', { parentId: 'b' })], 'c', -1, 'in')).toBe('');
	});
});
