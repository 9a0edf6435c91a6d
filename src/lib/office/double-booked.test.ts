import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubleBooked, type Booked } from './double-booked.ts';

const at = (minute: number) => new Date(Date.UTC(2027, 0, 1, 8, minute));
const meeting = (id: string, from: number, to: number, ...people: string[]): Booked => ({
	...{ id, people },
	startsAt: at(from),
	endsAt: at(to)
});
const pairs = (meetings: readonly Booked[]) =>
	doubleBooked(meetings).map(({ first, second, people }) => `${[first.id, second.id].sort().join()}:${people.join()}`);

describe('people in two meetings at once', () => {
	it('X32 are those expected at both while they overlap, not where one ends as the other begins', () => {
		const morning = meeting('a', 0, 60, 'anna', 'bo');
		expect(pairs([morning, meeting('b', 60, 120, 'anna')])).toEqual([]);
		expect(pairs([meeting('b', 59, 120, 'bo', 'cia'), morning])).toEqual(['a,b:bo']);
		expect(pairs([morning, meeting('b', 30, 40, 'cia')])).toEqual([]);
	});

	it('X32 are all of them, and nobody else, whatever the calendar', () => {
		const calendar = fc.array(
			fc.record({
				from: fc.nat(60),
				length: fc.integer({ min: 1, max: 30 }),
				people: fc.uniqueArray(fc.constantFrom('anna', 'bo', 'cia', 'dan'))
			}),
			{ maxLength: 12 }
		);
		fc.assert(
			fc.property(calendar, (rows) => {
				const all = rows.map(({ from, length, people }, n) => meeting(`m${n}`, from, from + length, ...people));
				const wanted = all.flatMap((one, n) =>
					all.slice(n + 1).flatMap((other) => {
						const both = one.people.filter((name) => other.people.includes(name)).sort();
						const overlap = one.startsAt < other.endsAt && other.startsAt < one.endsAt;
						return overlap && both.length > 0 ? [`${[one.id, other.id].sort().join()}:${both.join()}`] : [];
					})
				);
				const found = doubleBooked(all).map(
					({ first, second, people }) => `${[first.id, second.id].sort().join()}:${[...people].sort().join()}`
				);
				expect(found.sort()).toEqual(wanted.sort());
			})
		);
	});
});
