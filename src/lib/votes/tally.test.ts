import { describe, expect, it } from 'vitest';
import { abstain, maySecret, type PollSubject, type TieRule } from './poll.ts';
import { castIn, countChoices, settle, type TieWays } from './tally.ts';

const yesNo = [
	{ id: 'yes', text: 'Ja' },
	{ id: 'no', text: 'Nej' }
];
const three = [...yesNo, { id: 'later', text: 'Senare' }];
const votes = (yes: number, no: number, abstained = 0, later = 0) => [
	...Array<string>(yes).fill('yes'),
	...Array<string>(no).fill('no'),
	...Array<string>(later).fill('later'),
	...Array<string>(abstained).fill(abstain)
];
const ways = (over: Partial<TieWays> = {}): TieWays => ({
	subject: 'decision',
	advisory: false,
	rule: 'chair',
	chair: null,
	draw: () => 0,
	...over
});
const counted = (choices: string[]) => countChoices(three, choices);

describe('counting', () => {
	it('V2 counts each choice once, abstentions apart, and what is neither not at all', () => {
		expect(countChoices(yesNo, [...votes(4, 9, 7), 'made up'])).toEqual({ counts: { yes: 4, no: 9 }, abstained: 7 });
		expect(castIn(countChoices(yesNo, votes(4, 9, 7)))).toBe(20);
		expect(countChoices(yesNo, [])).toEqual({ counts: { yes: 0, no: 0 }, abstained: 0 });
	});

	it('V7 more votes than any other settle it; abstentions win nothing', () => {
		expect(settle(three, counted(votes(4, 9, 7)), ways())).toMatchObject({ outcome: 'no', settled: 'votes' });
		expect(settle(three, counted(votes(1, 0, 12)), ways())).toMatchObject({ outcome: 'yes', settled: 'votes' });
		expect(settle(three, counted(votes(0, 0, 5)), ways({ subject: 'election' }))).toEqual({
			...{ leading: [], outcome: null, settled: 'none', chair: null }
		});
	});
});

describe('equal votes', () => {
	const tie = counted(votes(4, 4, 1, 1));
	const chair = { membershipId: 'm', choice: 'no' };

	it.each([
		['the chair has voted for one of them', ways({ chair }), { outcome: 'no', settled: 'chair', chair: 'm' }],
		['the chair abstained', ways({ chair: { ...chair, choice: abstain } }), { outcome: null, settled: 'waits' }],
		['the chair voted for another', ways({ chair: { ...chair, choice: 'later' } }), { settled: 'waits' }],
		['nobody knows what the chair voted', ways(), { outcome: null, settled: 'waits', chair: null }],
		['the group has no such rule', ways({ rule: 'none', chair }), { outcome: null, settled: 'none' }],
		['the group advises', ways({ advisory: true, chair }), { outcome: null, settled: 'none' }]
	])('V7 %s', (_when, how, expected) => {
		expect(settle(three, tie, how)).toMatchObject({ leading: ['yes', 'no'], ...expected });
	});

	it.each<[PollSubject, TieRule, boolean]>([
		['election', 'chair', false],
		['employment', 'none', false],
		['election', 'chair', true]
	])('V7 the lot settles %s, whatever the rule (%s) and whether it advises (%s)', (subject, rule, advisory) => {
		const how = { subject, rule, advisory, chair };
		expect(settle(three, tie, ways({ ...how, draw: () => 0 }))).toMatchObject({ outcome: 'yes', settled: 'lot' });
		expect(settle(three, tie, ways({ ...how, draw: () => 1 }))).toMatchObject({ outcome: 'no', settled: 'lot' });
	});
});

it('V6 only persons are voted on in secret where the group decides', () => {
	expect(maySecret(true, 'decision')).toBe(false);
	expect(maySecret(true, 'election')).toBe(true);
	expect(maySecret(true, 'employment')).toBe(true);
	expect(maySecret(false, 'decision')).toBe(true);
});
