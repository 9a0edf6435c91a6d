import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createComparison } from './comparison.ts';

const parts = { quiet: vi.fn(() => true), ask: vi.fn(), resync: vi.fn(), changed: vi.fn() };
let comparison: ReturnType<typeof createComparison>;

beforeEach(() => {
	vi.useFakeTimers();
	vi.clearAllMocks();
	comparison = createComparison(parts);
});
afterEach(() => {
	comparison.stop();
	vi.useRealTimers();
});

/** Lets it ask and answers. */
function round(equal: boolean): void {
	const before = parts.ask.mock.calls.length;
	vi.advanceTimersByTime(80_000);
	expect(parts.ask.mock.calls.length).toBeGreaterThan(before);
	comparison.answered(equal);
}

describe('D36 the comparison', () => {
	it('is made soon after a return and about once a minute', () => {
		comparison.returned();
		vi.advanceTimersByTime(6_000);
		expect(parts.ask).toHaveBeenCalledTimes(1);
		comparison.answered(true);
		vi.advanceTimersByTime(40_000);
		expect(parts.ask).toHaveBeenCalledTimes(1);
		vi.advanceTimersByTime(40_000);
		expect(parts.ask).toHaveBeenCalledTimes(2);
	});

	it('fetches everything anew after two differences and says it after two more', () => {
		comparison.returned();
		round(false);
		expect(parts.resync).not.toHaveBeenCalled();
		round(false);
		expect(parts.resync).toHaveBeenCalledTimes(1);
		expect(comparison.matches()).toBeNull();
		comparison.returned();
		round(false);
		round(false);
		expect(comparison.matches()).toBe(false);
		expect(parts.resync).toHaveBeenCalledTimes(1);
		round(true);
		expect(comparison.matches()).toBe(true);
	});

	it('counts no difference while something moves, and asks nothing', () => {
		comparison.returned();
		vi.advanceTimersByTime(6_000);
		comparison.moved();
		comparison.answered(false);
		parts.quiet.mockReturnValue(false);
		vi.advanceTimersByTime(60_000);
		expect(parts.ask).toHaveBeenCalledTimes(1);
		parts.quiet.mockReturnValue(true);
		round(true);
		expect(parts.resync).not.toHaveBeenCalled();
		expect(comparison.matches()).toBe(true);
	});
});
