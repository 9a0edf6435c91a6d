import { describe, expect, it } from 'vitest';
import { createCompany } from './company.ts';

/** Milliseconds that writing waits when `perSecond` updates have come for a second and it has just gone over. */
function waitAt(perSecond: number): number {
	let now = 0;
	const company = createCompany(() => now);
	for (let update = 0; update < perSecond; update += 1) {
		now += 1_000 / perSecond;
		company.came();
	}
	company.went();
	return Math.round(company.wait());
}

describe('waiting for company', () => {
	it('D16 is not for one who writes, and grows with what comes, up to a bound', () => {
		expect(waitAt(8)).toBe(0);
		expect(waitAt(100)).toBeGreaterThan(0);
		expect(waitAt(500)).toBeGreaterThan(waitAt(100));
		expect(waitAt(50_000)).toBe(waitAt(5_000));
		expect(waitAt(50_000)).toBeLessThanOrEqual(50);
	});

	it('D16 counts from when writing went over last, so that the first word after quiet waits for nobody', () => {
		let now = 0;
		const company = createCompany(() => now);
		for (let update = 0; update < 200; update += 1) company.came();
		company.went();
		expect(company.wait()).toBeGreaterThan(0);
		now += 60;
		expect(company.wait()).toBe(0);
		company.went();
		now += 1_000;
		expect(company.wait()).toBe(0);
	});
});
