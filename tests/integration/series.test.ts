import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { baseNumber, type Numbering, type SeriesMeeting } from '#lib/agenda/numbering.ts';
import { newId } from '#lib/ids/id.ts';
import { context } from '#server/context.ts';
import { readSeries } from '#server/meetings/series.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aMeeting, insert } from '../build/rows.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

interface Told {
	/** Months after January 2020. */
	readonly month: number;
	readonly state: 'held' | 'called' | 'open' | 'cancelled';
	/** Items with numbers: fixed where the meeting's are, else still to be taken. */
	readonly items: number;
}

const start = 26;

/** A group with these meetings; out: the whole series as it is, for the pure rule. */
async function aSeries(told: readonly Told[], numbering: Numbering) {
	const group = await aGroup(await aFederation(), { numbering, numberStart: start });
	const series: SeriesMeeting[] = [];
	let number = 0;
	for (const [index, { month, state, items }] of told.entries()) {
		const startsAt = new Date(Date.UTC(2020, month, 10, 9));
		const fixed = state === 'held' || state === 'called';
		const meeting = await aMeeting(group, {
			...{ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), year: startsAt.getUTCFullYear() },
			...{ ordinal: index + 1, state: state === 'held' ? 'ended' : state === 'cancelled' ? 'cancelled' : 'planned' },
			...{ startedAt: state === 'held' ? startsAt : null, calledAt: state === 'called' ? startsAt : null }
		});
		const numbers = Array.from({ length: items }, () => (fixed ? ++number : null));
		await insert((db) =>
			db.agendaItem.createMany({
				data: numbers.map((one, place) => ({
					...{ id: newId(), federationId: group.federationId, meetingId: meeting.id, place: `a${place}` },
					...{ title: 'Ärende', kind: 'decision', numbered: true, number: one }
				}))
			})
		);
		series.push({
			...{ id: meeting.id, year: startsAt.getUTCFullYear(), startsAt, ordinal: index + 1, fixed },
			...{ cancelled: state === 'cancelled', highest: fixed && items > 0 ? number : null, takes: items }
		});
	}
	return { of: { federationId: group.federationId, groupId: group.id }, series };
}

it('G4 comes out the same from what is read of a series as from all of it', async () => {
	const told = fc.record({
		month: fc.integer({ min: 0, max: 40 }),
		state: fc.constantFrom('held' as const, 'called' as const, 'open' as const, 'cancelled' as const),
		items: fc.integer({ min: 0, max: 3 })
	});
	const numberings = fc.constantFrom<Numbering>('per-meeting', 'per-year', 'continuous', 'plain');
	await fc.assert(
		fc.asyncProperty(fc.array(told, { minLength: 1, maxLength: 7 }), numberings, async (meetings, numbering) => {
			const { of, series } = await aSeries(meetings, numbering);
			for (const { id } of series) {
				const read = await readSeries(context().read, { ...of, meetingId: id }, numbering);
				expect(baseNumber(numbering, start, read, id)).toBe(baseNumber(numbering, start, series, id));
			}
		}),
		{ numRuns: 15 }
	);
});

it('G4 reads no more of a group that is old: what was fixed long ago counts as one', async () => {
	const old = Array.from({ length: 30 }, (_, month): Told => ({ month, state: 'held', items: 1 }));
	const ahead = [30, 31, 32].map((month): Told => ({ month, state: 'open', items: 2 }));
	for (const [numbering, most] of [
		['continuous', 6],
		['per-year', 6],
		['per-meeting', 1],
		['plain', 1]
	] as const) {
		const { of, series } = await aSeries([...old, ...ahead], numbering);
		for (const { id } of [series[5], series.at(-1)].flatMap((one) => one ?? []))
			expect((await readSeries(context().read, { ...of, meetingId: id }, numbering)).length).toBeLessThanOrEqual(most);
	}
});
