import { describe, expect, it } from 'vitest';
import { createGap } from './gap.ts';

describe('the gap between commits', () => {
	const clock = { now: 0 };
	const gapWith = (writers: number, at = 0) => {
		clock.now = at;
		const gap = createGap(() => clock.now);
		for (let writer = 0; writer < writers; writer += 1) gap.wrote(writer);
		gap.began();
		return gap;
	};

	it.each([
		[1, 0],
		[2, 1],
		[5, 4],
		[11, 10],
		[500, 10]
	])('D16 of %i who write is %i ms', (writers, wait) => expect(gapWith(writers).wait()).toBe(wait));

	it('D16 counts from the round before, so that the first word after quiet waits for nobody', () => {
		const gap = gapWith(100);
		clock.now += 7;
		expect(gap.wait()).toBe(3);
		clock.now += 50;
		expect(gap.wait()).toBe(0);
	});

	it('D16 shrinks when the others have stopped', () => {
		const gap = gapWith(100);
		for (let time = 0; time < 4; time += 1) {
			clock.now += 60;
			gap.wrote(1);
			gap.began();
		}
		expect(gap.wait()).toBe(0);
	});
});
