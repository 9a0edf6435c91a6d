import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateNKeysBetween } from 'fractional-indexing';
import { asTreated, inFamilies } from './order.ts';
import { takenAfter, type TreatedRow } from './treatment.ts';

const keys = generateNKeysBetween(null, null, 12);
const row = (id: string, index: number, over: Partial<TreatedRow> = {}): TreatedRow => ({
	...{ id, place: keys[index] ?? '', parentId: null, treatedPlace: keys[index] ?? '', state: 'planned' },
	...over
});
const ordered = (rows: readonly TreatedRow[]) => inFamilies(asTreated(rows)).map(({ id }) => id);
const moved = (rows: readonly TreatedRow[], places: ReadonlyMap<string, string> | null) =>
	rows.map((one) => ({ ...one, treatedPlace: places?.get(one.id) ?? one.treatedPlace }));

describe('taking an item earlier or later', () => {
	const rows = [
		row('a', 0, { state: 'treated' }),
		row('b', 1),
		row('c', 2),
		row('d', 3),
		row('d1', 4, { parentId: 'd' }),
		row('d2', 5, { parentId: 'd' }),
		row('new', 6, { treatedPlace: null })
	];
	const table: [string, string, string | null, string[] | null][] = [
		['next', 'd', null, ['a', 'b', 'd', 'd1', 'd2', 'c', 'new']],
		['after another', 'c', 'd', ['a', 'b', 'd', 'd1', 'd2', 'c', 'new']],
		['after one that was added in the meeting', 'c', 'new', ['a', 'b', 'd', 'd1', 'd2', 'new', 'c']],
		['one that was added, next', 'new', null, ['a', 'b', 'new', 'c', 'd', 'd1', 'd2']],
		['before what has been treated, and comes after it', 'c', 'a', ['a', 'b', 'c', 'd', 'd1', 'd2', 'new']],
		['a sub-item within its item', 'd2', null, ['a', 'b', 'c', 'd', 'd2', 'd1', 'new']],
		['a sub-item after an item: not', 'd2', 'c', null],
		['the item the meeting is on: not', 'b', 'd', null],
		['what has been treated: not', 'a', 'd', null],
		['what is no item: not', 'x', null, null]
	];
	for (const [words, id, after, wanted] of table)
		it(`S4 ${words}`, () => {
			const places = takenAfter(rows, id, after, 'b');
			expect(places && ordered(moved(rows, places))).toEqual(wanted);
		});

	it('S4 whatever is moved, nothing is lost, what was done stays first, and sub-items stay with their item', () => {
		const act = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.option(fc.integer({ min: 0, max: 6 }), { nil: null }));
		fc.assert(
			fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
				let now = rows;
				for (const [what, after] of acts) {
					const id = rows[what]?.id ?? '';
					const other = after === null ? null : (rows[after]?.id ?? '');
					if (id === other) continue;
					const places = takenAfter(now, id, other, 'b');
					const before = ordered(now);
					now = moved(now, places);
					const order = ordered(now);
					expect([...order].sort()).toEqual([...before].sort());
					expect(order.slice(0, 2)).toEqual(['a', 'b']);
					expect(order.slice(order.indexOf('d') + 1, order.indexOf('d') + 3).sort()).toEqual(['d1', 'd2']);
					const rest = (some: string[]) => some.filter((one) => one !== id && !['d1', 'd2'].includes(one));
					expect(rest(order)).toEqual(rest(before));
					if (places && other && !['a', 'b'].includes(other) && !id.startsWith('d'))
						expect(order.filter((one) => !['d1', 'd2'].includes(one)).indexOf(id)).toBe(
							order.filter((one) => !['d1', 'd2'].includes(one)).indexOf(other) + 1
						);
				}
			})
		);
	});
});
