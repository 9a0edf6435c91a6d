import fc from 'fast-check';
import { expect, it } from 'vitest';
import { edgeStep } from './edge-step.ts';

it('L113 a drag scrolls at the edges alone, towards them, and never faster than somebody can follow', () => {
	fc.assert(
		fc.property(fc.integer({ min: -200, max: 1200 }), fc.integer({ min: 40, max: 1000 }), (at, height) => {
			const step = edgeStep(at, 0, height);
			expect(Math.abs(step)).toBeLessThanOrEqual(14);
			if (at > height / 4 && at < (height * 3) / 4) expect(step).toBe(0);
			if (at <= 0) expect(step).toBe(-14);
			if (at >= height) expect(step).toBe(14);
		})
	);
});
