import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abstain, pollSubjects, tieRules } from './poll.ts';
import { castIn, countChoices, leadingOf, settle } from './tally.ts';

// Any options, any ballots, any rule.
const ids = ['a', 'b', 'c', 'd', 'e'];
const anyPoll = fc.record({
	options: fc.integer({ min: 1, max: 5 }).map((count) => ids.slice(0, count).map((id) => ({ id, text: id }))),
	choices: fc.array(fc.constantFrom(...ids, abstain, 'foreign'), { maxLength: 40 }),
	subject: fc.constantFrom(...pollSubjects),
	rule: fc.constantFrom(...tieRules),
	advisory: fc.boolean(),
	chair: fc.option(fc.constantFrom(...ids, abstain).map((choice) => ({ membershipId: 'm', choice }))),
	lot: fc.nat(100)
});
const holds = (property: (poll: typeof anyPoll extends fc.Arbitrary<infer T> ? T : never) => void) =>
	fc.assert(fc.property(anyPoll, property), { numRuns: 300 });

describe('whatever is voted', () => {
	it('V2 every ballot that says something counts once, in whatever order they are opened', () =>
		holds(({ options, choices }) => {
			const known = choices.filter((choice) => choice === abstain || options.some(({ id }) => id === choice));
			const counted = countChoices(options, choices);
			expect(castIn(counted)).toBe(known.length);
			for (const { id } of options) expect(counted.counts[id]).toBe(choices.filter((one) => one === id).length);
			expect(countChoices(options, choices.toReversed())).toEqual(counted);
		}));

	it('V7 nothing comes out that is not among those with the most votes, and a single one always does', () =>
		holds(({ options, choices, lot, ...ways }) => {
			const counted = countChoices(options, choices);
			const leading = leadingOf(options, counted);
			const { outcome, settled } = settle(options, counted, { ...ways, draw: (among) => lot % among });
			const most = Math.max(0, ...options.map(({ id }) => counted.counts[id] ?? 0));
			for (const id of leading) expect(counted.counts[id]).toBe(most);
			if (outcome !== null) expect(leading).toContain(outcome);
			if (leading.length === 1) expect([outcome, settled]).toEqual([leading[0], 'votes']);
			expect(outcome === null).toBe(settled === 'none' || settled === 'waits');
			if (settled === 'waits') expect([ways.advisory, ways.rule, ways.subject]).toEqual([false, 'chair', 'decision']);
			if (leading.length > 1 && ways.subject !== 'decision') expect(settled).toBe('lot');
		}));

	it('V7 one vote more for what came out changes nothing', () =>
		holds(({ options, choices, lot, ...ways }) => {
			const draw = (among: number) => lot % among;
			const { outcome } = settle(options, countChoices(options, choices), { ...ways, draw });
			if (outcome === null) return;
			expect(settle(options, countChoices(options, [...choices, outcome]), { ...ways, draw }).outcome).toBe(outcome);
		}));
});
