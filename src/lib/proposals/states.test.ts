import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { proposalStates, type ProposalState } from '#lib/permissions/facts.ts';
import { isOver, moveFrom, moves, movesFrom, type Move } from './states.ts';

describe('the way of a proposal', () => {
	it('Y1 goes by these steps and no others', () => {
		const ways = proposalStates.map(
			(state) =>
				`${state}: ${movesFrom(state)
					.map((move) => move.to)
					.join(' ')}`
		);
		expect(ways).toEqual([
			'draft: sounding withdrawn',
			'sounding: sounding ready draft withdrawn',
			'ready: agenda draft withdrawn',
			'agenda: decided referred deferred declined',
			'decided: ',
			'referred: sounding withdrawn',
			'deferred: agenda draft withdrawn',
			'declined: ',
			'withdrawn: '
		]);
	});

	it('Y1 nothing is settled that was not sounded, ready and on an agenda first, whatever is pressed', () => {
		const settled = ['decided', 'declined', 'referred', 'deferred'];
		const names = [...new Set(moves.map((move) => move.name))];
		fc.assert(
			fc.property(fc.array(fc.nat(200), { maxLength: 60 }), (pressed) => {
				const way: string[] = ['draft'];
				let state: ProposalState = 'draft';
				for (const press of pressed) {
					const name = names[press % names.length];
					const here = movesFrom(state);
					// Every other press is one that the page offers, so that long ways are tried too.
					const move: Move | undefined =
						press < 100 ? here[press % Math.max(1, here.length)] : name ? moveFrom(state, name) : undefined;
					if (!move) continue;
					state = move.to;
					way.push(state);
				}
				const end = way.findIndex((one) => settled.includes(one));
				const before = end < 0 ? ['sounding', 'ready', 'agenda'] : way.slice(0, end);
				const order = ['sounding', 'ready', 'agenda'].map((one) => before.lastIndexOf(one));
				expect(order).toEqual(order.toSorted((a, b) => a - b));
				expect(order).not.toContain(-1);
				expect(before.at(-1)).toBe('agenda');
			})
		);
	});

	it('Y1 has one move of a name from a state, and nothing after the end', () => {
		for (const state of proposalStates) {
			const names = movesFrom(state).map((move) => move.name);
			expect(new Set(names).size).toBe(names.length);
		}
		expect(proposalStates.filter(isOver)).toEqual(['decided', 'declined', 'withdrawn']);
	});
});
