import { describe, expect, it } from 'vitest';
import { clockOf, measuredFrom, type TimedItem } from './timing.ts';

const start = new Date('2026-03-12T12:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const item = (
	id: string,
	minutes: number | null,
	state = 'planned',
	used = 0,
	parentId: string | null = null
): TimedItem => ({
	id,
	parentId,
	minutes,
	usedSeconds: used * 60,
	state
});

describe('the clock of a meeting', () => {
	it('R9 counts the current item with what it used before', () => {
		const clock = clockOf([item('a', 10, 'planned', 3)], { id: 'a', since: start }, start, after(4));
		expect(clock).toMatchObject({ used: 7 * 60, planned: 600 });
	});

	it('R10 is behind by what the items before took too long', () => {
		const items = [item('a', 5, 'treated', 4), item('b', 25, 'treated', 31), item('c', 30), item('d', 15)];
		const clock = clockOf(items, { id: 'c', since: after(35) }, start, after(42));
		expect(clock.behind).toBe(5 * 60);
		expect(clock.endsAt).toEqual(after(42 + 23 + 15));
	});

	it('R11 is behind by the whole time over when the current item runs over', () => {
		const clock = clockOf([item('a', 10), item('b', 5)], { id: 'a', since: start }, start, after(12));
		expect(clock.behind).toBe(2 * 60);
		expect(clock.endsAt).toEqual(after(17));
	});

	it('R12 counts time on a sub-item in its item, and leaves struck items out', () => {
		const items = [item('a', 10), item('a1', null, 'planned', 0, 'a'), item('b', 60, 'struck')];
		const clock = clockOf(items, { id: 'a1', since: start }, start, after(4));
		expect(clock).toMatchObject({ used: 240, planned: 600, behind: 0 });
		expect(clock.endsAt).toEqual(after(10));
	});

	it('R10 is measured from the time it was called for, or from its start when it is held on another day', () => {
		expect(measuredFrom(start, after(20))).toEqual(start);
		expect(measuredFrom(start, after(-20))).toEqual(start);
		expect(measuredFrom(start, null)).toEqual(start);
		expect(measuredFrom(start, after(-60 * 24))).toEqual(after(-60 * 24));
	});

	it('S3 stands still in a pause, while the meeting falls behind', () => {
		const clock = clockOf([item('a', 10, 'planned', 4), item('b', 5)], { id: 'a', since: null }, start, after(20));
		expect(clock).toMatchObject({ used: 240, planned: 600, behind: 16 * 60 });
		expect(clock.endsAt).toEqual(after(20 + 6 + 5));
	});

	it('S5 has no time left to give to an item that was put off', () => {
		const items = [item('a', 10), { ...item('b', 30), outcome: 'deferred' }, item('c', 5)];
		expect(clockOf(items, { id: 'a', since: start }, start, start).endsAt).toEqual(after(15));
	});

	it('R13 has no clock of an item before the meeting has one', () => {
		expect(clockOf([item('a', 10)], null, start, start)).toMatchObject({ used: 0, planned: null, behind: 0 });
	});
});
