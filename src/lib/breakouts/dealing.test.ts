import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakoutCount, dealAtRandom, dealMixed, joinUp, placeFor, rotated, type ToDeal } from './dealing.ts';

const crowd = fc
	.array(fc.constantFrom('', 'af', 'fk', 'region', 'kommun'), { maxLength: 140 })
	.map((all): ToDeal[] => all.map((organisation, n) => ({ id: `p${n}`, organisation })));
const size = fc.integer({ min: 2, max: 12 });
/** A run of numbers between 0 and 1, used one after the other. */
const chances = fc.array(fc.double({ min: 0, max: 0.999999, noNaN: true }), { minLength: 1, maxLength: 40 });
const chanceOf = (numbers: number[]) => {
	let at = 0;
	return (below: number) => Math.floor((numbers[at++ % numbers.length] ?? 0) * below);
};
const sorted = (ids: readonly string[]) => [...ids].sort();
const spread = (numbers: readonly number[]) => Math.max(...numbers) - Math.min(...numbers);

describe('dealing', () => {
	for (const [name, deal] of [
		['at random', dealAtRandom],
		['mixed', dealMixed]
	] as const)
		it(`L66 ${name}: everybody exactly once, sizes differ by one at most, nobody alone unless they are the only one`, () => {
			fc.assert(
				fc.property(crowd, size, chances, (people, wished, numbers) => {
					const groups = deal(people, wished, chanceOf(numbers));
					expect(sorted(groups.flat())).toEqual(sorted(people.map(({ id }) => id)));
					if (people.length === 0) {
						expect(groups).toEqual([]);
						return;
					}
					const sizes = groups.map(({ length }) => length);
					expect(groups).toHaveLength(breakoutCount(people.length, wished));
					expect(spread(sizes)).toBeLessThanOrEqual(1);
					if (people.length > 1) expect(Math.min(...sizes)).toBeGreaterThanOrEqual(2);
					// As near the wished size as the numbers let it be.
					if (people.length >= wished) expect(Math.max(...sizes)).toBeLessThan(2 * wished);
				})
			);
		});

	it('L66 mixed: of each organisation, breakouts have the same number or one more', () => {
		fc.assert(
			fc.property(crowd, size, chances, (people, wished, numbers) => {
				const groups = dealMixed(people, wished, chanceOf(numbers));
				const from = new Map(people.map(({ id, organisation }) => [id, organisation]));
				for (const organisation of new Set(from.values())) {
					const each = groups.map((ids) => ids.filter((id) => from.get(id) === organisation).length);
					expect(spread(each)).toBeLessThanOrEqual(1);
				}
			})
		);
	});

	it('L66 joining up: twos become fours, the odd one goes with the last, nobody is left or doubled', () => {
		fc.assert(
			fc.property(crowd, chances, (people, numbers) => {
				const pairs = dealAtRandom(people, 2, chanceOf(numbers));
				const fours = joinUp(pairs);
				expect(sorted(fours.flat())).toEqual(sorted(people.map(({ id }) => id)));
				expect(fours).toHaveLength(pairs.length === 0 ? 0 : Math.max(1, Math.floor(pairs.length / 2)));
				for (const pair of pairs) expect(fours.filter((four) => pair.every((id) => four.includes(id)))).toHaveLength(1);
			})
		);
		expect(joinUp([['a'], [], ['b']])).toEqual([['a', 'b']]);
	});

	it('L68 going on: hosts stay, everybody else moves on, and nobody is left alone who was not', () => {
		fc.assert(
			fc.property(crowd, size, chances, fc.nat(), (people, wished, numbers, seed) => {
				const tables = dealAtRandom(people, wished, chanceOf(numbers)).map((ids, n) => ({
					id: `t${n}`,
					people: ids,
					host: (seed >> n) % 2 === 0 ? (ids[seed % ids.length] ?? null) : null
				}));
				const after = rotated(tables);
				expect(sorted(after.flatMap((table) => table.people))).toEqual(sorted(people.map(({ id }) => id)));
				for (const [n, table] of after.entries()) {
					const before = tables[n];
					expect(table.people).toContain(table.host);
					if (before?.host) expect(table.host).toBe(before.host);
					if (people.length > 1) expect(table.people.length).toBeGreaterThanOrEqual(2);
					const stayed = table.people.filter((id) => before?.people.includes(id));
					if (tables.length > 1) expect(stayed).toEqual([table.host]);
				}
			})
		);
	});

	it('L69 whoever comes late goes to the fewest, and among those to where nobody is from the same place', () => {
		const groups = [
			{ id: 'a', organisations: ['af', 'fk'] },
			{ id: 'b', organisations: ['af'] },
			{ id: 'c', organisations: ['fk'] }
		];
		expect(placeFor(groups, 'af')?.id).toBe('c');
		expect(placeFor(groups, 'region')?.id).toBe('b');
		expect(placeFor(groups, '')?.id).toBe('b');
		expect(placeFor([], 'af')).toBeUndefined();
	});
});
