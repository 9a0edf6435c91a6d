import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCompany } from './company.ts';
import { createPace } from './pace.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A pace whose work takes so many milliseconds, and when it ran. */
function paceOf(cost: number) {
	const ran: number[] = [];
	let spent = 0;
	const pace = createPace(
		() => {
			ran.push(Date.now());
			spent += cost;
		},
		() => Date.now() + spent
	);
	vi.setSystemTime(0);
	return { pace, ran };
}

describe('the pace of flushes', () => {
	it('D23 is none after quiet', () => {
		const { pace, ran } = paceOf(0.1);
		pace.soon();
		pace.soon();
		vi.advanceTimersByTime(0);
		expect(ran).toEqual([0]);
	});

	it('D23 slows with what a flush costs, up to 40 ms', () => {
		for (const [cost, gap] of [
			[0.04, 10],
			[0.1, 25],
			[5, 40]
		] as const) {
			const { pace, ran } = paceOf(cost);
			pace.soon();
			vi.advanceTimersByTime(0);
			const from = Date.now();
			pace.soon();
			vi.advanceTimersByTime(100);
			expect(Math.abs((ran[1] ?? NaN) - from - gap), `${cost} ms`).toBeLessThanOrEqual(1);
		}
	});

	it('D23 does nothing more once it is stopped', () => {
		const { pace, ran } = paceOf(1);
		pace.soon();
		pace.stop();
		vi.advanceTimersByTime(100);
		expect(ran).toEqual([]);
	});
});

describe('writing on its way to the log', () => {
	const waitAt = (perSecond: number): number => {
		let now = 0;
		const company = createCompany(() => now);
		for (let came = 0; came < perSecond; came += 1) {
			now += 1_000 / perSecond;
			company.came();
		}
		company.went();
		return company.wait();
	};

	it('D23 waits for nobody when few write, and up to 50 ms when hundreds do', () => {
		expect(waitAt(8)).toBe(0);
		expect(waitAt(120)).toBeGreaterThan(4);
		expect(waitAt(120)).toBeLessThan(14);
		expect(waitAt(2_000)).toBe(50);
	});

	it('D23 waits no longer when the others have stopped', () => {
		let now = 0;
		const company = createCompany(() => now);
		for (let came = 0; came < 1_000; came += 1) company.came();
		now = 600;
		company.went();
		expect(company.wait()).toBe(0);
	});
});
