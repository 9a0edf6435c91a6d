import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, motionKinds } from './decision.ts';
import { disagrees, pollOutcome } from './poll-outcome.ts';
import { contradict, inTurn, misfit, stepped, textAfter, type PutMotion } from './settle.ts';

const words = { reject: 'att avslå', defer: 'att bordlägga', refer: 'att återremittera' };
const proposal = 'att anta planen\natt den gäller ett år';
const after = (...carried: PutMotion[]) => textAfter(proposal, carried, words);

describe('what is decided', () => {
	it('U4 is the proposal, unless motions say otherwise', () => {
		expect(after()).toBe(proposal);
		expect(after({ kind: 'approve', text: '' })).toBe(proposal);
		expect(after({ kind: 'change', text: ' att vänta ' })).toBe('att vänta');
		expect(after({ kind: 'add', text: 'att tacka' })).toBe(`${proposal}\natt tacka`);
		expect(after({ kind: 'add', text: 'att tacka' }, { kind: 'change', text: 'att vänta' })).toBe(
			'att vänta\natt tacka'
		);
		expect(after({ kind: 'reject', text: '' })).toBe('att avslå');
		expect(after({ kind: 'refer', text: 'Kansliet räknar om.' })).toBe('att återremittera\nKansliet räknar om.');
	});

	it('U4 holds every word that was carried and nothing of what was not', () => {
		const motion = fc.record({
			kind: fc.constantFrom(...motionKinds),
			text: fc.stringMatching(/^[a-zåäö]{3,12}$/).map((text) => `att ${text}`)
		});
		fc.assert(
			fc.property(fc.array(motion, { maxLength: 6 }), (motions) => {
				fc.pre(!contradict(motions.map(({ kind }) => kind)));
				const said = linesOf(after(...motions));
				const changes = motions.filter(({ kind }) => kind === 'change');
				const out = motions.some(({ kind }) => ['reject', 'defer', 'refer'].includes(kind));
				for (const { kind, text } of motions) if (kind === 'change' || kind === 'add') expect(said).toContain(text);
				for (const line of linesOf(proposal)) expect(said.includes(line)).toBe(!out && changes.length === 0);
				expect(said.length).toBeGreaterThan(0);
			})
		);
	});

	it('U4 has one of rejecting, deferring and referring back, and then nothing else', () => {
		expect(contradict([])).toBe(false);
		expect(contradict(['approve', 'change', 'add', 'add'])).toBe(false);
		expect(contradict(['reject', 'reject'])).toBe(false);
		expect(contradict(['reject', 'approve'])).toBe(true);
		expect(contradict(['defer', 'refer'])).toBe(true);
		expect(contradict(['refer', 'add'])).toBe(true);
	});

	it('U5 is not unanimous when a motion was lost, nor by lot in other matters than elections and employment', () => {
		expect(misfit('unanimous', 'decision', 0)).toBeNull();
		expect(misfit('unanimous', 'decision', 1)).toBe('decision.not-unanimous');
		expect(misfit('lot', 'decision', 0)).toBe('decision.no-lot');
		expect(misfit('lot', 'election', 2)).toBeNull();
		expect(misfit('acclamation', 'employment', 2)).toBeNull();
	});
});

describe('the order of motions', () => {
	it('U3 is the chair’s; those that came after stand last, as they came', () => {
		const motion = (id: string, turn: number | null, minute: number) => ({
			...{ id, turn, createdAt: new Date(Date.UTC(2026, 2, 1, 12, minute)) }
		});
		const some = [motion('late', null, 9), motion('b', 2, 1), motion('a', 1, 5), motion('later', null, 10)];
		expect(inTurn(some).map(({ id }) => id)).toEqual(['a', 'b', 'late', 'later']);
	});

	it('U3 holds the same motions whatever step is taken', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.nat(9).map(String)),
				fc.nat(9).map(String),
				fc.constantFrom(-1, 1),
				(ids, id, by) => {
					const moved = stepped(ids, id, by as -1 | 1);
					expect([...moved].sort()).toEqual([...ids].sort());
					if (moved.join() !== ids.join()) expect(stepped(moved, id, by === 1 ? -1 : 1)).toEqual(ids);
				}
			)
		);
	});
});

describe('a vote that settles', () => {
	const poll = (settled: string, outcome: string | null) =>
		pollOutcome({
			options: JSON.stringify([
				{ id: 'm1', text: 'Bifall' },
				{ id: 'm2', text: 'Avslag' }
			]),
			result: JSON.stringify({
				...{ counts: { m1: 9, m2: 4 }, abstained: 7, outcome, settled },
				...{ voted: [], aside: [], leading: ['m1'], chair: null }
			})
		});

	it('U9 says which motions are carried; one that waits or settled nothing says none', () => {
		const won = poll('votes', 'm1');
		expect(won?.options.map(({ votes }) => votes)).toEqual([9, 4]);
		if (!won) throw new Error('no outcome');
		expect(disagrees(won, ['m1', 'm2'], ['m1'])).toBe(false);
		expect(disagrees(won, ['m1', 'm2'], ['m2'])).toBe(true);
		expect(disagrees(won, ['m1', 'm2'], ['m1', 'm2'])).toBe(true);
		expect(disagrees(won, ['m1', 'm2'], [])).toBe(true);
		expect(disagrees(won, ['other'], [])).toBe(false);
		expect(poll('waits', null)?.outcome).toBeNull();
		expect(poll('none', 'm1')?.outcome).toBeNull();
		expect(pollOutcome({ options: '[]', result: null })).toBeNull();
	});
});
