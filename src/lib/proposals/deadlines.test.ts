import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toLocal } from '#lib/i18n/dates.ts';
import { isWorkingDay } from '#lib/i18n/working-days.ts';
import { deadlinesFor } from './deadlines.ts';

const days = (at: Date, leads: Partial<Parameters<typeof deadlinesFor>[1]> = {}) => {
	const usual = { callingDays: 7, matterDays: 14, prepareDays: 5, settleDays: 5 };
	const { answers, ready, prepared } = deadlinesFor(at, { ...usual, ...leads });
	return [answers, ready, prepared].map((day) => toLocal(day).date);
};

describe('the last days before a meeting', () => {
	it('Y12 are counted back in working days, round weekends and holidays', () => {
		// Thursday the 12th of March: the calling on the 5th, ready and answers a week apart.
		expect(days(new Date('2026-03-12T12:00:00Z'))).toEqual(['2026-02-19', '2026-02-26', '2026-03-05']);
		// Easter: the 3rd and the 6th of April are free.
		expect(days(new Date('2026-04-16T11:00:00Z'))).toEqual(['2026-03-24', '2026-03-31', '2026-04-09']);
	});

	it('Y12 keep the group’s own last day for matters, and fall on a working day', () => {
		expect(days(new Date('2026-03-12T12:00:00Z'), { matterDays: 28 })).toEqual([
			'2026-02-05',
			'2026-02-12',
			'2026-03-05'
		]);
		expect(
			days(new Date('2026-03-14T12:00:00Z'), { callingDays: 0, matterDays: 0, prepareDays: 0, settleDays: 0 })
		).toEqual(['2026-03-13', '2026-03-13', '2026-03-13']);
	});

	it('Y12 come in order, before the meeting, whatever the leads', () => {
		const some = fc.nat(60);
		fc.assert(
			fc.property(
				fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
				fc.record({ callingDays: some, matterDays: some, prepareDays: some, settleDays: some }),
				(at, leads) => {
					const found = days(at, leads);
					expect(found).toEqual(found.toSorted());
					expect(found.every(isWorkingDay)).toBe(true);
					expect((found.at(-1) ?? '') <= toLocal(at).date).toBe(true);
				}
			)
		);
	});
});
