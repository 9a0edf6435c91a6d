import { describe, expect, it } from 'vitest';
import { planDemo } from './plan.ts';
import { traces } from './traces.ts';

const at = new Date('2026-03-12T11:35:00Z');

describe('the traces of the demo', () => {
	for (const plan of planDemo(at, 'hash')) {
		const rows = traces(plan, at);

		it(`of ${plan.federation.shortName} come in order of time, none of them ahead of it`, () => {
			const times = rows.map((row) => new Date(row.at).getTime());
			expect(times).toEqual([...times].sort((a, b) => a - b));
			expect(times.at(-1)).toBeLessThanOrEqual(at.getTime());
		});

		it(`of ${plan.federation.shortName} are of things that are there`, () => {
			const known = new Set(
				[
					plan.meetings.meetings,
					plan.meetings.items,
					plan.matters.matters,
					plan.network.seats,
					plan.network.memberships
				].flatMap((list) => list.map((row) => row.id))
			);
			expect(rows.filter((row) => !known.has(row.thingId ?? ''))).toEqual([]);
			expect(new Set(rows.map((row) => row.event))).toContain('visit.noted');
		});
	}
});
