import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttendedItem } from '#lib/attendance/derive.ts';
import type { AttendanceEvent, EventKind } from '#lib/attendance/log.ts';
import { awayOf, missedOf } from './missed.ts';

const start = new Date('2026-03-12T12:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
let id = 0;
const row = (kind: EventKind, minutes: number, who = 'me', struck = false): AttendanceEvent => ({
	...{ id: ++id, kind, who, form: null, itemId: null, forSeatId: null, at: after(minutes), struck }
});
const item = (itemId: string, from: number, until: number | null) =>
	({ itemId, startedAt: after(from), endedAt: until === null ? null : after(until) }) as AttendedItem;

const course = {
	startedAt: start,
	until: after(60),
	currentId: 'c',
	items: [item('a', 0, 10), item('b', 10, 25), item('c', 25, null)],
	events: [
		{ kind: 'started', at: start, itemId: null, name: '' },
		{ kind: 'deferred', at: after(9), itemId: 'd', name: '' },
		{ kind: 'chair', at: after(12), itemId: null, name: 'Vice' }
	],
	decided: [{ itemId: 'b', at: after(24), text: 'Att anta planen' }],
	voted: [{ itemId: 'b', at: after(20), text: 'Ska planen antas? Ja 5, Nej 2, avstår 0' }]
} as const;
const lines = (log: readonly AttendanceEvent[]) =>
	missedOf(['me', 'my-other-seat'], log, course)?.lines.map((line) => (line.kind === 'item' ? line.itemId : line.name));

describe('what somebody missed', () => {
	it('S12 is one line for each item that was left without them, with what was voted and decided and how it was left', () => {
		expect(missedOf(['me'], [row('arrive', 30)], course)).toEqual({
			since: start,
			lines: [
				{
					...{ kind: 'item', itemId: 'd', from: null, until: null, outcome: 'deferred', decisions: [], votes: [] }
				},
				{ kind: 'item', itemId: 'a', from: start, until: after(10), outcome: null, decisions: [], votes: [] },
				{ kind: 'chair', at: after(12), name: 'Vice', itemId: null },
				{
					...{ kind: 'item', itemId: 'b', from: after(10), until: after(25), outcome: null },
					...{ decisions: ['Att anta planen'], votes: ['Ska planen antas? Ja 5, Nej 2, avstår 0'] }
				}
			]
		});
	});

	it('S12 is nothing for who was there, and for who has no place in the meeting', () => {
		expect(lines([row('arrive', -5)])).toBeUndefined();
		expect(missedOf([], [], course)).toBeNull();
	});

	it('S12 tells who comes back what happened meanwhile, and who was there by another seat nothing', () => {
		expect(lines([row('arrive', 0), row('leave', 20), row('arrive', 30)])).toEqual(['b']);
		expect(lines([row('arrive', 0), row('arrive', 5, 'my-other-seat'), row('leave', 20)])).toBeUndefined();
		expect(lines([row('arrive', 0, 'me', true), row('arrive', 15)])).toEqual(['d', 'a', 'Vice']);
	});

	it('S12 knows when somebody was away, whatever the log: never while they are here, always while they are not', () => {
		const any = fc.record({
			kind: fc.constantFrom<EventKind>('arrive', 'leave', 'form', 'recuse'),
			minutes: fc.integer({ min: -10, max: 90 }),
			who: fc.constantFrom('me', 'you')
		});
		fc.assert(
			fc.property(fc.array(any, { maxLength: 12 }), fc.integer({ min: 0, max: 59 }), (rows, minute) => {
				const log = rows.map(({ kind, minutes, who }, index) => ({ ...row(kind, minutes, who), id: index }));
				const away = awayOf(['me'], log, start, after(60));
				const moment = after(minute).getTime() + 1;
				const last = log
					.filter((one) => one.who === 'me' && ['arrive', 'leave'].includes(one.kind) && one.at.getTime() <= moment)
					.sort((a, b) => a.at.getTime() - b.at.getTime() || a.id - b.id)
					.at(-1);
				expect(away.some(({ from, until }) => from <= moment && moment < until)).toBe(last?.kind !== 'arrive');
				for (const [index, span] of away.entries()) {
					expect(span.from).toBeLessThan(span.until);
					expect(span.from).toBeGreaterThanOrEqual(away[index - 1]?.until ?? start.getTime());
				}
			})
		);
	});
});
