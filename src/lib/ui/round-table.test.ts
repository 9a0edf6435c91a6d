import { describe, expect, it } from 'vitest';
import type { Part } from './part.ts';
import { detailOf, drawTable, type DrawnPart, type Seat, type SeatState } from './round-table.ts';

const seat = (part: Part, org: string, state: SeatState = 'here', more: Partial<Seat> = {}): Seat => ({
	part,
	org,
	who: state === 'missing' ? null : `${org} Exempel`,
	state,
	...more
});
const row = (part: Part, count: number) => Array.from({ length: count }, (_, index) => seat(part, `O${index}`));
const drawn = (seats: Seat[], part: Part, size = 320): DrawnPart => {
	const found = drawTable(seats, size).parts.find((one) => one.part === part);
	if (!found) throw new Error(part);
	return found;
};
const angles = (one: DrawnPart) => one.seats.map((drawnSeat) => drawnSeat.angle);

describe('quarters', () => {
	it.each([
		['af', -135, -1, -1],
		['fk', -45, 1, -1],
		['region', 45, 1, 1],
		['kommun', 135, -1, 1]
	] as const)('%s has its own, always the same', (part, angle, signX, signY) => {
		const [only] = drawn([seat(part, 'X')], part).seats;
		expect(only?.angle).toBe(angle);
		expect(Math.sign(only?.x ?? 0)).toBe(signX);
		expect(Math.sign(only?.y ?? 0)).toBe(signY);
		expect(Math.hypot(only?.x ?? 0, only?.y ?? 0)).toBeCloseTo(126, 1);
	});
	it('draws all four arcs, whoever sits', () => {
		expect(drawTable([], 320).parts.map((one) => one.part)).toEqual(['af', 'fk', 'region', 'kommun']);
	});
});

describe('steps and half sizes', () => {
	it('spreads up to three seats by 25 degrees at full size', () => {
		const three = drawn(row('kommun', 3), 'kommun');
		expect(angles(three)).toEqual([110, 135, 160]);
		expect(three.seats[0]?.half).toBe(16);
	});
	it.each([
		[4, 21.25, 16],
		[5, 17, 15.49],
		[6, 14.17, 12.38],
		[10, 8.5, 6.15]
	])('%i seats stand %f degrees apart with half-size %f', (count, step, half) => {
		const one = drawn(row('kommun', count), 'kommun');
		const [first = 0, second = 0] = angles(one);
		expect(second - first).toBeCloseTo(step, 1);
		expect(one.seats[0]?.half).toBeCloseTo(half, 1);
	});
	it('never lets seats touch or leave their quarter', () => {
		for (let count = 1; count <= 10; count++)
			for (const size of [320, 96, 40]) {
				const one = drawn(row('region', count), 'region', size);
				const [first, second] = one.seats;
				if (first && second) expect(Math.hypot(first.x - second.x, first.y - second.y)).toBeGreaterThan(2 * first.half);
				for (const angle of angles(one)) expect(angle > 0 && angle < 90).toBe(true);
			}
	});
	it('writes the short name from half-size 13 up', () => {
		expect(drawn(row('kommun', 5), 'kommun').seats[0]?.text).toEqual({ y: 5.4 });
		expect(drawn(row('kommun', 6), 'kommun').seats[0]?.text).toBeNull();
	});
});

describe('crowds', () => {
	it('draws ten as ten', () => {
		const ten = drawn(row('kommun', 10), 'kommun');
		expect([ten.seats.length, ten.more]).toEqual([10, null]);
	});
	it('draws nine and a number from eleven', () => {
		const eleven = drawn(row('kommun', 11), 'kommun');
		expect(eleven.seats).toHaveLength(9);
		expect(eleven.more?.count).toBe(2);
		expect(eleven.members).toBe(11);
	});
});

describe('sizes', () => {
	it.each([
		[440, 'full'],
		[320, 'full'],
		[200, 'full'],
		[199, 'badge'],
		[96, 'badge'],
		[64, 'badge'],
		[40, 'mini']
	] as const)('%i px is drawn as %s', (size, detail) => {
		expect(detailOf(size)).toBe(detail);
	});
	it('leaves text, second row, chair and speaker out of the badge, and the disc out of the mini', () => {
		const seats = [seat('af', 'AF', 'remote', { behind: 'here', chair: true, speaking: true })];
		const [badge] = drawn(seats, 'af', 96).seats;
		expect([badge?.text, badge?.behind, badge?.chair, badge?.speaking, badge?.remote]).toEqual(Array(5).fill(null));
		expect(drawTable(seats, 96).top).toBe(82);
		expect(drawTable(seats, 40).top).toBe(0);
	});
});

describe('states', () => {
	it('counts organisations, not people', () => {
		const seats = [seat('region', 'RLJ', 'away'), seat('region', 'RLJ'), seat('fk', 'FK', 'missing')];
		const table = drawTable(seats, 320);
		expect([table.here, table.members, table.missing]).toEqual([1, 2, ['FK']]);
	});
	it('counts those expected only before the meeting', () => {
		const seats = [seat('af', 'AF', 'expected')];
		expect(drawTable(seats, 320, true).here).toBe(1);
		expect(drawTable(seats, 320).here).toBe(0);
	});
	it('says that a part is gone when nobody of it is there, and only then', () => {
		expect(drawn([seat('fk', 'FK', 'missing')], 'fk').gone).toBe(true);
		expect(drawn([seat('kommun', 'A', 'away'), seat('kommun', 'B', 'missing')], 'kommun').gone).toBe(true);
		expect(drawn([seat('kommun', 'A', 'away'), seat('kommun', 'B', 'expected')], 'kommun').gone).toBe(false);
		expect(drawn([], 'fk').gone).toBe(false);
	});
	it('puts a waiting substitute in the second row and draws the step of one who serves', () => {
		const [waiting] = drawn([seat('af', 'AF', 'here', { behind: 'here' })], 'af').seats;
		const [serving] = drawn([seat('af', 'AF', 'here', { behind: 'free', sub: true })], 'af').seats;
		expect(
			Math.hypot((waiting?.x ?? 0) + (waiting?.behind?.x ?? 0), (waiting?.y ?? 0) + (waiting?.behind?.y ?? 0))
		).toBeCloseTo(154, 1);
		expect(waiting?.moved).toBeNull();
		expect(serving?.moved).toMatch(/^M/);
	});
	it('marks chair, speaker, remote and away on the seat', () => {
		const [one] = drawn([seat('kommun', 'VID', 'remote', { chair: true, speaking: true })], 'kommun').seats;
		expect(one?.chair).toEqual({ x: -54.45, y: 54.45, turn: 225 });
		expect(one?.speaking).toMatch(/^M/);
		expect(one?.remote).toMatch(/^M21 -6A/);
		expect(drawn([seat('kommun', 'VID', 'away')], 'kommun').seats[0]?.slash).toBe('M-16 16L16 -16');
	});
});
