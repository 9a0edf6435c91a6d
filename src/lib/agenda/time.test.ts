import { describe, expect, it } from 'vitest';
import { hours, itemMinutes, plannedMinutes } from './time.ts';

const item = (id: string, minutes: number | null, parentId: string | null = null) => ({ id, parentId, minutes });

describe('planned time', () => {
	it('is an item’s own, else that of its sub-items', () => {
		const items = [
			item('a', 10),
			item('x', 5, 'a'),
			item('b', null),
			item('y', 5, 'b'),
			item('z', 15, 'b'),
			item('c', null)
		];
		expect(items.filter((one) => !one.parentId).map((one) => itemMinutes(one, items))).toEqual([10, 20, null]);
		expect(plannedMinutes(items)).toBe(30);
		expect(plannedMinutes([])).toBe(0);
	});

	const table: [number, string][] = [
		[0, '0 min'],
		[45, '45 min'],
		[60, '1 h'],
		[130, '2 h 10 min']
	];
	for (const [minutes, words] of table)
		it(`${minutes} minutes are written ${words}`, () => {
			expect(hours(minutes)).toBe(words);
		});
});
