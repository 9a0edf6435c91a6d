import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, planOf, type Knot, type Step } from './thread.ts';

const day = (n: number) => new Date(Date.UTC(2027, 0, 1 + n));
const knot = (id: string, at: number, group: string | null = 'g'): Knot => ({
	id,
	at: day(at),
	seen: {
		kind: 'item',
		title: id,
		group: group === null ? null : { id: group, name: group },
		href: null,
		done: true,
		removed: null
	}
});
const step = (from: string, to: string): Step => ({ from, to, act: 'item.carried', at: day(0) });

const network = fc.integer({ min: 1, max: 12 }).chain((size) =>
	fc.record({
		knots: fc.array(fc.record({ at: fc.nat(9), group: fc.constantFrom('a', 'b', null) }), {
			minLength: size,
			maxLength: size
		}),
		steps: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 20 })
	})
);

describe('the red thread as it is laid out', () => {
	it('Z2 stands in the order of time, but nothing before what led to it', () => {
		const knots = [knot('answer', 1), knot('note', 4), knot('item', 2)];
		const steps = [step('note', 'item'), step('item', 'answer')];
		expect(inOrder(knots, steps).map(({ id }) => id)).toEqual(['note', 'item', 'answer']);
	});

	it('Z2 holds every knot once, whatever leads where, circles too', () => {
		fc.assert(
			fc.property(network, ({ knots, steps }) => {
				const all = knots.map(({ at, group }, index) => knot(String(index), at, group));
				const links = steps.map(([from, to]) => step(String(from), String(to)));
				const order = inOrder(all, links).map(({ id }) => id);
				expect([...order].sort()).toEqual(all.map(({ id }) => id).sort());
				const forward = links.filter(({ from, to }) => Number(from) < Number(to));
				const straight = inOrder(all, forward).map(({ id }) => id);
				for (const { from, to } of forward) expect(straight.indexOf(from)).toBeLessThan(straight.indexOf(to));
			})
		);
	});

	it('Z2 has a place of its own for every knot, later ones to the right', () => {
		fc.assert(
			fc.property(network, ({ knots, steps }) => {
				const all = knots.map(({ at, group }, index) => knot(String(index), at, group));
				const links = steps.filter(([from, to]) => from < to).map(([from, to]) => step(String(from), String(to)));
				const { places, columns, lanes } = planOf({ knots: inOrder(all, links), steps: links });
				expect(new Set([...places.values()].map(({ column, lane }) => `${column}:${lane}`)).size).toBe(all.length);
				for (const { column, lane } of places.values()) {
					expect(column).toBeLessThan(columns);
					expect(lane).toBeLessThan(lanes.length);
				}
				for (const { from, to } of links) expect(places.get(from)?.column).toBeLessThan(places.get(to)?.column ?? -1);
			})
		);
	});

	it('Z3 gives what one may not see a lane without a name', () => {
		const hidden: Knot = { id: 'x', at: day(1), seen: null };
		const { lanes } = planOf({ knots: [knot('a', 0), hidden, knot('b', 2, null)], steps: [] });
		expect(lanes).toEqual([
			{ group: { id: 'g', name: 'g' }, unseen: false },
			{ group: null, unseen: true },
			{ group: null, unseen: false }
		]);
	});
});
