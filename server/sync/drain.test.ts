import { afterEach, beforeEach, describe, expect, it, vi, type Mock } from 'vitest';
import { watchDrain } from './drain.ts';

const mebibyte = 1 << 20;
let line: { owed: number };
let cut: Mock<() => void>;
let drain: ReturnType<typeof watchDrain>;
beforeEach(() => {
	vi.useFakeTimers();
	line = { owed: 0 };
	cut = vi.fn<() => void>();
	drain = watchDrain(line, cut);
});
afterEach(() => vi.useRealTimers());

/** Gives so many bytes, of which nothing is taken. */
function give(size: number): void {
	line.owed += size;
	drain.gave(size);
}

describe('somebody who does not read', () => {
	it('D25 may owe a mebibyte for as long as it takes', () => {
		for (let time = 0; time < 16; time += 1) give(mebibyte / 16);
		vi.advanceTimersByTime(3_600_000);
		expect(cut).not.toHaveBeenCalled();
	});

	it('D25 is cut ten seconds after it owes more, when it has taken nothing', () => {
		for (let time = 0; time < 17; time += 1) give(mebibyte / 16);
		vi.advanceTimersByTime(10_000);
		expect(cut).not.toHaveBeenCalled();
		give(10);
		vi.advanceTimersByTime(700);
		expect(cut).toHaveBeenCalledTimes(1);
	});

	it('D25 is not cut as long as it takes something', () => {
		for (let time = 0; time < 17; time += 1) give(mebibyte / 16);
		for (let round = 0; round < 10; round += 1) {
			line.owed -= 1_000;
			give(1_000);
			vi.advanceTimersByTime(11_000);
		}
		expect(cut).not.toHaveBeenCalled();
	});

	it('D25 is cut at once when it owes more than four mebibytes beyond the largest thing it was given', () => {
		give(6 * mebibyte);
		for (let time = 0; time < 64; time += 1) give(mebibyte / 16);
		expect(cut).not.toHaveBeenCalled();
		give(1);
		expect(cut).toHaveBeenCalledTimes(1);
	});

	it('D25 has longer for a large document on a slow line', () => {
		give(4 * mebibyte);
		vi.advanceTimersByTime(39_000);
		expect(cut).not.toHaveBeenCalled();
		vi.advanceTimersByTime(2_000);
		expect(cut).toHaveBeenCalledTimes(1);
	});
});
