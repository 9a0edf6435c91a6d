import { describe, expect, it } from 'vitest';
import { asRead, asTreated } from './order.ts';

const row = (id: string, place: string, parentId: string | null = null, treatedPlace: string | null = null) => ({
	id,
	place,
	parentId,
	treatedPlace
});
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join(' ');

describe('the order of items', () => {
	it('M3 reads items by place, each followed by its sub-items', () => {
		expect(
			ids(asRead([row('c', 'a2'), row('b2', 'a1', 'b'), row('b', 'a1'), row('b1', 'a0', 'b'), row('a', 'a0')]))
		).toBe('a b b1 b2 c');
	});
	it('M3 keeps a sub-item whose item is gone', () => {
		expect(ids(asRead([row('a', 'a0'), row('x', 'a1', 'gone')]))).toBe('a x');
	});
	it('M5 puts those with a place in the treatment first, and those added later last', () => {
		expect(ids(asTreated([row('a', 'a0', null, 'a1'), row('new', 'a0V'), row('b', 'a1', null, 'a0')]))).toBe('b a new');
	});
});
