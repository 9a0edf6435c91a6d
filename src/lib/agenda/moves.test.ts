import { describe, expect, it } from 'vitest';
import { directions, stepTarget } from './moves.ts';

const row = (id: string, parentId: string | null = null, kind: 'other' | 'section' = 'other') => ({
	id,
	parentId,
	kind
});
// a, b with x and y under it, a heading S, c
const items = [row('a'), row('b'), row('x', 'b'), row('y', 'b'), row('S', null, 'section'), row('c')];

describe('one step on the agenda', () => {
	const table: Record<string, [up: unknown, down: unknown, inward: unknown, out: unknown]> = {
		a: [null, { after: 'b' }, null, null],
		b: [{ before: 'a' }, { after: 'S' }, { into: 'a' }, null],
		x: [null, { after: 'y' }, null, { after: 'b' }],
		y: [{ before: 'x' }, null, null, { after: 'b' }],
		S: [{ before: 'b' }, { after: 'c' }, null, null],
		c: [{ before: 'S' }, null, null, null],
		gone: [null, null, null, null]
	};
	for (const [id, expected] of Object.entries(table))
		it(`of ${id}`, () => {
			expect(directions.map((direction) => stepTarget(items, id, direction))).toEqual(expected);
		});
});
