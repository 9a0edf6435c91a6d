import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendanceOf } from '#lib/attendance/derive.ts';
import type { AttendanceEvent, AttendanceFacts, EventKind } from '#lib/attendance/log.ts';
import { whoLed, type ChairEvent } from './who-led.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 16, 9, minute));
const seat = (id: string, role: 'chair' | 'vice-chair' | 'member') => ({
	...{ id: `s-${id}`, membershipId: id, role, organisationId: 'o', substituteForId: null }
});
let ids = 0;
const logged = (minute: number, kind: EventKind, who: string, itemId: string | null = null): AttendanceEvent => ({
	...{ id: ++ids, kind, who: `s-${who}`, at: at(minute), itemId, forSeatId: null, struck: false },
	form: kind === 'arrive' ? 'room' : null
});
const hand = (minute: number, to: string | null, itemId: string | null = null): ChairEvent => ({
	...{ kind: to ? 'chair' : 'chair-back', at: at(minute), itemId, membershipId: to }
});
/** Items of ten minutes each. */
const items = ['a', 'b', 'c'] as const;
const facts = (events: AttendanceEvent[]): AttendanceFacts => ({
	seats: [seat('ada', 'chair'), seat('vic', 'vice-chair'), seat('mia', 'member')],
	organisations: [{ id: 'o', part: 'kommun' }],
	events,
	stretches: items.map((itemId, index) => ({ itemId, startedAt: at(index * 10), endedAt: at(index * 10 + 10) })),
	guests: [],
	rules: { quorum: 'half', remoteCounts: true, soundCounts: true }
});
const all = [logged(-5, 'arrive', 'ada'), logged(-4, 'arrive', 'vic'), logged(-3, 'arrive', 'mia')];
const led = (more: AttendanceEvent[], handed: ChairEvent[] = [], here = all) => {
	const these = facts([...here, ...more]);
	const { changes, byItem } = whoLed(these, attendanceOf(these), handed);
	return {
		by: [...byItem.values()].join(' '),
		changes: changes.map(({ itemId, at: moment, who, of }) =>
			[itemId, moment ? moment.getUTCMinutes() : '-', who, of].join(' ')
		)
	};
};

describe('who led', () => {
	it('J15 is the chair, and nothing is said of it', () => {
		expect(led([])).toEqual({ by: 'ada ada ada', changes: [] });
	});

	it('J15 is whom the meeting was handed to, from then on, until it was taken back', () => {
		expect(led([], [hand(14, 'mia')])).toEqual({ by: 'ada mia mia', changes: ['b 14 mia meeting'] });
		expect(led([], [hand(14, 'mia'), hand(22, null)])).toEqual({
			by: 'ada mia ada',
			changes: ['b 14 mia meeting', 'c 22 ada meeting']
		});
	});

	it('J15 is for one item only whom that was handed to, before it or under way', () => {
		expect(led([], [hand(5, 'mia', 'b')])).toEqual({ by: 'ada mia ada', changes: ['b - mia item'] });
		expect(led([], [hand(15, 'mia', 'b'), hand(18, null, 'b')])).toEqual({
			by: 'ada ada ada',
			changes: ['b 15 mia item', 'b 18 ada item']
		});
	});

	it('J15 is the vice-chair for the item the chair steps aside for, and from when the chair leaves', () => {
		expect(led([logged(5, 'recuse', 'ada', 'b')])).toEqual({ by: 'ada vic ada', changes: ['b - vic item'] });
		expect(led([logged(17, 'leave', 'ada')])).toEqual({ by: 'ada vic vic', changes: ['b 17 vic meeting'] });
		expect(led([logged(17, 'leave', 'ada'), logged(24, 'arrive', 'ada')]).changes).toEqual([
			'b 17 vic meeting',
			'c 24 ada meeting'
		]);
	});

	it('J15 is the vice-chair until a late chair comes; who checks in as the meeting begins was there', () => {
		const without = all.slice(1);
		expect(led([logged(12, 'arrive', 'ada')], [], without)).toEqual({
			by: 'vic ada ada',
			changes: ['b 12 ada meeting']
		});
		expect(led([logged(3, 'arrive', 'ada')], [], without)).toEqual({ by: 'ada ada ada', changes: [] });
		expect(led([logged(29, 'leave', 'ada')])).toEqual({ by: 'ada ada ada', changes: [] });
	});

	it('J15 is somebody at every item whatever happened, and each change is to somebody else', () => {
		const who = fc.constantFrom('ada', 'vic', 'mia');
		const minute = fc.integer({ min: -5, max: 32 });
		const item = fc.constantFrom(...items);
		const log = fc.oneof(
			fc.tuple(minute, fc.constantFrom('arrive' as const, 'leave' as const), who).map((one) => logged(...one)),
			fc.tuple(minute, fc.constantFrom('recuse' as const, 'return' as const), who, item).map((one) => logged(...one))
		);
		const handing = fc
			.tuple(minute, fc.option(who, { nil: null }), fc.option(item, { nil: null }))
			.map((one) => hand(...one));
		fc.assert(
			fc.property(fc.array(log, { maxLength: 12 }), fc.array(handing, { maxLength: 6 }), (some, handed) => {
				const these = facts(some);
				const { changes, byItem } = whoLed(these, attendanceOf(these), handed);
				expect([...byItem.keys()]).toEqual([...items]);
				// The last that is said of who leads an item is who led it when it was left.
				for (const itemId of items) {
					const last = changes.findLast((change) => change.itemId === itemId);
					if (last) expect(byItem.get(itemId)).toBe(last.who);
				}
			})
		);
	});
});
