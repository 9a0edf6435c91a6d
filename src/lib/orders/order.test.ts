import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	arranged,
	lateness,
	moved,
	moves,
	nextFree,
	placed,
	settled,
	timed,
	toldEnd,
	unheld,
	type Line,
	type Order
} from './order.ts';

const at = (clock: string) => new Date(`2026-03-12T${clock}:00Z`);
const clock = (time: Date | undefined) => time?.toISOString().slice(11, 16);
const line = (id: string, minutes: number): Line => ({
	...{ id, minutes, kind: 'free', title: id, who: '', tool: '', sheetId: null, state: 'coming', at: at('00:00') },
	...{ fixedAt: null, given: null, startedAt: null, endedAt: null }
});
const day = (...minutes: number[]): Order =>
	settled({ state: 'planned', startsAt: at('13:00'), lines: minutes.map((many, n) => line(`l${n}`, many)) });
const times = (order: Order | null) => order?.lines.map((one) => clock(one.at));

describe('a running order', () => {
	it('L90 gives each line its clock time, and follows what is changed before it has begun', () => {
		const order = day(10, 30, 15);
		expect(times(order)).toEqual(['13:00', '13:10', '13:40']);
		expect(clock(toldEnd(order))).toBe('13:55');
		expect(times(arranged(order, 'l2', -1))).toEqual(['13:00', '13:10', '13:25']);
		expect(times(moved(order, 'skip', 'l0', at('12:00')))?.slice(1)).toEqual(['13:00', '13:30']);
		expect(arranged(order, 'l0', -1)).toBeNull();
	});

	it('L91 says how late it is and what it would mean, and moves no told time by itself', () => {
		const begun = moved(day(10, 30, 15), 'next', '', at('13:02')) as Order;
		expect(lateness(begun, at('13:05'))).toMatchObject({ minutes: 2 });
		expect(times(begun)).toEqual(['13:00', '13:10', '13:40']);
		const late = lateness(begun, at('13:22'));
		expect(late.minutes).toBe(12);
		expect(late.moved.map((one) => [one.id, clock(one.at), clock(one.expected)])).toEqual([
			['l1', '13:10', '13:22'],
			['l2', '13:40', '13:52']
		]);
		expect([clock(late.end.at), clock(late.end.expected)]).toEqual(['13:55', '14:07']);
		const told = moved(begun, 'retime', '', at('13:22'));
		expect(times(told)).toEqual(['13:00', '13:22', '13:52']);
		expect(lateness(told as Order, at('13:22')).minutes).toBe(0);
	});

	it('L91 skipping or shortening brings the end back', () => {
		const begun = moved(day(10, 30, 15), 'next', '', at('13:12')) as Order;
		const skipped = moved(begun, 'skip', 'l2', at('13:20')) as Order;
		expect(lateness(skipped, at('13:20')).moved.map(({ id }) => id)).toEqual(['l1']);
		expect(moved(skipped, 'skip', 'l0', at('13:20'))).toBeNull();
		expect(lateness(moved(skipped, 'back', 'l2', at('13:20')) as Order, at('13:20')).moved).toHaveLength(2);
	});

	it('L92 one line is on at a time, they end in order, and the last one ends it', () => {
		let order: Order | null = day(5, 5);
		for (const time of ['13:00', '13:05', '13:11']) order = order && moved(order, 'next', '', at(time));
		expect(order?.state).toBe('ended');
		expect(order?.lines.map(({ state, endedAt }) => [state, clock(endedAt ?? undefined)])).toEqual([
			['done', '13:05'],
			['done', '13:11']
		]);
		expect(order && moved(order, 'next', '', at('13:20'))).toBeNull();
	});

	/** A day from 13.00 whose last line but one begins at 14.00. */
	const withLunch = (...before: number[]): Order => {
		const lines = [...before, 45, 30].map((many, n) => line(`l${n}`, many));
		const lunch = lines.at(-2) as Line;
		return settled({
			...{ state: 'planned', startsAt: at('13:00') },
			lines: lines.map((one) => (one === lunch ? { ...one, fixedAt: at('14:00') } : one))
		});
	};

	it('L106 a line with a fixed time begins then: what comes before is shortened to end there, or leaves air', () => {
		expect(times(withLunch(20, 20))).toEqual(['13:00', '13:20', '14:00', '14:45']);
		const tight = withLunch(60, 30);
		expect(times(tight)).toEqual(['13:00', '13:40', '14:00', '14:45']);
		expect(tight.lines.map(({ given }) => given)).toEqual([40, 20, null, null]);
		expect(unheld(tight, at('12:00'))).toEqual([]);
	});

	it('L106 where it cannot hold nothing is shortened, and that is said, before and while it runs', () => {
		const full = withLunch(90, 60);
		expect(times(full)?.[2]).toBe('15:30');
		expect(full.lines.map(({ given }) => given)).toEqual([null, null, null, null]);
		expect(unheld(full, at('12:00'))).toMatchObject([{ id: 'l2', helps: false }]);
		const running = moved(withLunch(20, 30), 'next', '', at('13:15')) as Order;
		expect(unheld(running, at('13:16'))).toMatchObject([{ id: 'l2', helps: true }]);
		const told = moved(running, 'retime', '', at('13:16')) as Order;
		expect(times(told)).toEqual(['13:00', '13:35', '14:00', '14:45']);
		expect([unheld(told, at('13:16')), lateness(told, at('13:16')).minutes]).toEqual([[], 0]);
	});

	it('L107 a line is put before any other that has not been, or last, and keeps its fixed time', () => {
		const order = day(10, 20, 30);
		expect(placed(order, 'l2', 'l0')?.lines.map(({ id }) => id)).toEqual(['l2', 'l0', 'l1']);
		expect(times(placed(order, 'l0', ''))).toEqual(['13:00', '13:20', '13:50']);
		expect(placed(order, 'l0', '')?.lines.map(({ id }) => id)).toEqual(['l1', 'l2', 'l0']);
		expect([placed(order, 'l0', 'l0'), placed(order, 'l0', 'l1'), placed(order, 'nej', 'l0')]).toEqual([
			null,
			null,
			null
		]);
		const begun = moved(order, 'next', '', at('13:00')) as Order;
		expect(placed(begun, 'l2', 'l0')).toBeNull();
	});

	it('L92 whatever is done, at most one line is on, no line is lost, and nothing that has been gets another time', () => {
		const step = fc.record({
			move: fc.constantFrom(...moves, 'up' as const, 'down' as const),
			line: fc.integer({ min: 0, max: 5 }),
			minutes: fc.integer({ min: 0, max: 40 })
		});
		const fixed = fc.array(fc.constantFrom(null, '12:30', '13:20', '14:00', '15:10'), { maxLength: 5 });
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 5 }),
				fixed,
				fc.array(step),
				(lines, clocks, steps) => {
					const laid = day(...lines);
					let order = settled({
						...laid,
						lines: laid.lines.map((one, n) => ({ ...one, fixedAt: clocks[n] ? at(clocks[n]) : null }))
					});
					let now = at('12:50').getTime();
					for (const { move, line: index, minutes } of steps) {
						now += minutes * 60_000;
						const id = `l${index}`;
						const before = order;
						order =
							(move === 'up' || move === 'down'
								? arranged(order, id, move === 'up' ? -1 : 1)
								: moved(order, move, id, new Date(now))) ?? order;
						expect(order.lines.filter(({ state }) => state === 'now').length).toBeLessThanOrEqual(1);
						expect(order.lines.map((one) => one.id).toSorted()).toEqual(before.lines.map((one) => one.id).toSorted());
						for (const one of before.lines)
							if (one.state === 'done') expect(order.lines.find(({ id: same }) => same === one.id)).toEqual(one);
						const late = lateness(order, new Date(now));
						expect(late.minutes).toBeGreaterThanOrEqual(0);
						for (const one of late.moved) expect(one.expected.getTime()).toBeGreaterThan(one.at.getTime());
						if (order.state === 'running') {
							const retimed = timed(order.lines, nextFree(order, new Date(now)));
							expect(lateness({ ...order, lines: retimed }, new Date(now)).moved).toEqual([]);
						}
					}
				}
			)
		);
	});
});
