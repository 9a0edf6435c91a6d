import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { netPlan, threadsOf, type NetTable } from './net.ts';

const table = (n: number): NetTable => ({
	...{ id: n === 0 ? '' : `g${n}`, name: `Grupp ${n}`, shortName: `G${n}` },
	...{ kind: 'local', seats: n % 20 }
});
const network = fc.integer({ min: 1, max: 60 }).chain((size) =>
	fc.record({
		tables: fc.constant(Array.from({ length: size }, (_, n) => table(n))),
		waiting: fc.array(
			fc.record({
				from: fc.nat(size - 1).map((n) => table(n).id),
				to: fc.nat(size - 1).map((n) => table(n).id),
				age: fc.nat(400)
			}),
			{ maxLength: 60 }
		)
	})
);

describe('the picture of the network', () => {
	it('X34 has every open note in one thread between its two tables, with the age of the oldest', () => {
		fc.assert(
			fc.property(network, ({ waiting }) => {
				const threads = threadsOf(waiting);
				expect(threads.reduce((sum, { notes }) => sum + notes, 0)).toBe(waiting.length);
				expect(new Set(threads.map(({ from, to }) => `${from} ${to}`)).size).toBe(threads.length);
				for (const { from, to, notes, oldest } of threads) {
					const its = waiting.filter((one) => one.from === from && one.to === to);
					expect([notes, oldest]).toEqual([its.length, Math.max(...its.map(({ age }) => age))]);
				}
			})
		);
	});

	it('X34 has a place of its own for every table, and everything within its edges', () => {
		fc.assert(
			fc.property(network, fc.integer({ min: 240, max: 2_000 }), ({ tables, waiting }, room) => {
				const plan = netPlan({ tables, threads: threadsOf(waiting) }, room);
				expect(plan.tables.map(({ id }) => id)).toEqual(tables.map(({ id }) => id));
				for (const [n, one] of plan.tables.entries()) {
					for (const other of plan.tables.slice(n + 1))
						expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(one.radius + other.radius + 8);
					for (const { x, y } of [one, one.label, ...one.dots]) {
						expect(x > 0 && x < plan.width).toBe(true);
						expect(y > 0 && y < plan.height).toBe(true);
					}
				}
				const between = waiting.filter(({ from, to }) => from !== to);
				expect(plan.threads.reduce((sum, { notes }) => sum + notes, 0)).toBe(between.length);
				for (const { middle } of plan.threads)
					expect([middle.x, middle.y].every((value) => Number.isFinite(value) && value > 0)).toBe(true);
			})
		);
	});
});
