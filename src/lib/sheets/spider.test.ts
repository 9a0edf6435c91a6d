import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '#lib/synthesis/figures.ts';
import { spiderScales, type ToolField } from '#lib/tools/schema.ts';
import { cornersOf, pointOn, shareOf, sidesOf, spiderOf, tellingLegs } from './spider.ts';

type Scale = Extract<ToolField, { kind: 'scale' }>;
const scale = (key: string, over: Partial<Scale> = {}): Scale => ({
	...{ kind: 'scale', key, label: `Påstående ${key}`, from: 1, to: 5, low: 'Inte alls', high: 'Helt' },
	...over
});
const all = (value: number, people = 5) => {
	const counts = [0, 0, 0, 0, 0];
	counts[value - 1] = people;
	return figuresOf(counts, 1);
};
const three = [scale('a', { leg: 'Tillit' }), scale('b'), scale('c')];

describe('a spider of scales', () => {
	it('L130 has a leg for each scale of the same length, and none where there are fewer than three', () => {
		expect(spiderScales({ fields: three }).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
		expect(spiderScales({ fields: [...three, scale('d', { to: 10 })] })).toHaveLength(3);
		expect(spiderScales({ fields: [scale('a'), scale('b'), scale('c', { from: 0 })] })).toEqual([]);
		expect(spiderOf(three, { a: all(2), b: all(4) })?.legs.map(({ name, now }) => [name, now?.mean ?? null])).toEqual([
			['Tillit', 2],
			['2', 4],
			['3', null]
		]);
		expect(spiderOf(three, {}, { a: all(3) })).toBeNull();
	});

	it('L130 is closed where every leg has answers, and open beside one that has none', () => {
		const whole = spiderOf(three, { a: all(1), b: all(3), c: all(5) }, { a: all(2), b: all(2) });
		if (!whole) throw new Error('three legs are a spider');
		expect(sidesOf(cornersOf(whole, 'now'))).toHaveLength(3);
		expect(sidesOf(cornersOf(whole, 'then'))).toHaveLength(1);
	});

	it('L130 says which leg is shortest and where answers lie furthest apart, and nothing where all are alike', () => {
		const apart = spiderOf(three, { a: all(2), b: figuresOf([3, 0, 0, 0, 3], 1), c: all(4) });
		const alike = spiderOf(three, { a: all(3), b: all(3), c: all(3) });
		if (!apart || !alike) throw new Error('three legs are a spider');
		expect(tellingLegs(apart)).toMatchObject({ shortest: [{ id: 'a' }], widest: [{ id: 'b' }] });
		expect(tellingLegs(alike)).toEqual({ shortest: [], widest: [] });
	});

	it('L130 a higher mean lies further out on its own leg, and never outside it', () => {
		const legs = fc.integer({ min: 3, max: 8 });
		const values = fc.tuple(fc.double({ min: 1, max: 5, noNaN: true }), fc.double({ min: 1, max: 5, noNaN: true }));
		fc.assert(
			fc.property(legs, fc.nat(7), values, (count, at, [one, other]) => {
				const far = (value: number) => {
					const { x, y } = pointOn(at % count, count, shareOf(value, { from: 1, to: 5 }));
					return Math.hypot(x, y);
				};
				expect(far(one)).toBeGreaterThan(0.1);
				expect(far(one)).toBeLessThanOrEqual(1 + 1e-9);
				if (one < other) expect(far(one)).toBeLessThanOrEqual(far(other) + 1e-9);
			})
		);
	});
});
