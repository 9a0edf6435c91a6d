import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actingChairOf } from './acting-chair.ts';

const seats = [
	{ id: 's-chair', membershipId: 'chair', role: 'chair' },
	{ id: 's-vice', membershipId: 'vice', role: 'vice-chair' },
	{ id: 's-second', membershipId: 'second', role: 'vice-chair' },
	{ id: 's-member', membershipId: 'member', role: 'member' },
	{ id: 's-other', membershipId: 'other', role: 'member' }
] as const;
const presence = (here: readonly string[], recused: readonly string[] = []) => ({
	here: new Map(here.map((who) => [who, 'room' as const])),
	recused: new Set(recused)
});
const none = { itemChair: null, meetingChair: null };

describe('who leads', () => {
	const table: [string, Parameters<typeof actingChairOf>[0], ReturnType<typeof presence>, string | null][] = [
		['the chair before anybody has checked in', none, presence([]), 'chair'],
		['the chair who is here', none, presence(['s-chair', 's-vice']), 'chair'],
		['a vice-chair when the chair is not here', none, presence(['s-vice', 's-member']), 'vice'],
		['a vice-chair when the chair has stepped aside', none, presence(['s-chair', 's-vice'], ['s-chair']), 'vice'],
		['the second when the first is not here either', none, presence(['s-second']), 'second'],
		[
			'whom the meeting was handed to',
			{ ...none, meetingChair: 'member' },
			presence(['s-chair', 's-member']),
			'member'
		],
		['the chair again when they have left', { ...none, meetingChair: 'member' }, presence(['s-chair']), 'chair'],
		[
			'whom the item was handed to, before the meeting’s',
			{ itemChair: 'other', meetingChair: 'member' },
			presence(['s-chair', 's-member', 's-other']),
			'other'
		],
		['somebody without a seat, by their membership', { ...none, itemChair: 'office' }, presence(['office']), 'office']
	];
	for (const [words, handed, there, wanted] of table)
		it(`S1 is ${words}`, () => {
			expect(actingChairOf(handed, seats, there)).toBe(wanted);
		});

	it('S1 is nobody in a group without a chair', () => {
		expect(actingChairOf(none, seats.slice(3), presence(['s-member']))).toBeNull();
	});

	it('S1 is nobody who is away or disqualified while somebody who may lead is neither', () => {
		const ids = seats.map(({ id }) => id);
		const member = fc.option(fc.constantFrom('chair', 'vice', 'member', 'other'), { nil: null });
		fc.assert(
			fc.property(fc.subarray(ids), fc.subarray(ids), member, member, (here, recused, itemChair, meetingChair) => {
				const leads = actingChairOf({ itemChair, meetingChair }, seats, presence(here, recused));
				const among = (some: readonly string[], id: string | null) => some.includes(`s-${id}`);
				const able = (id: string | null) => among(here, id) && !among(recused, id);
				if ([itemChair, meetingChair, 'chair', 'vice', 'second'].some(able)) expect(able(leads)).toBe(true);
				expect([itemChair, meetingChair, 'chair', 'vice', 'second']).toContain(leads);
			})
		);
	});
});
