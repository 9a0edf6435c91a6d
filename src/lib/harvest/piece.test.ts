import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryJson } from '#lib/sheets/entry.ts';
import type { GroupJson } from '#lib/sheets/groups.ts';
import type { ToolStep } from '#lib/tools/schema.ts';
import { noteBlocks, titleOf } from './blocks.ts';
import { piecesOf } from './piece.ts';

const keys = ['one', 'two'] as const;
const stepOf = (key: string, anonymous: boolean): ToolStep => ({
	...{ key, title: key, instruction: 'x', minutes: null, visibility: 'alone', anonymous, frame: false },
	fields: [
		{
			kind: 'notes',
			key: 'f',
			label: 'F',
			columns: [
				{ key: 'left', label: 'L' },
				{ key: 'right', label: 'R' }
			]
		},
		{ kind: 'scale', key: 'how', label: 'Hur', from: 1, to: 5, low: 'l', high: 'h' }
	]
});
const words = fc.string({ unit: 'grapheme', maxLength: 12 });
const where = {
	step: fc.constantFrom(...keys, 'gone'),
	field: fc.constantFrom('f', 'how'),
	column: fc.constantFrom('left', 'right', ''),
	place: fc.constantFrom('a', 'b', 'c'),
	removed: fc.boolean()
};
const groups: fc.Arbitrary<GroupJson[]> = fc.uniqueArray(
	fc.record({ id: fc.constantFrom('g1', 'g2', 'g3'), title: words, ...where }),
	{ selector: ({ id }) => id }
);
const entries: fc.Arbitrary<EntryJson[]> = fc.uniqueArray(
	fc.record({
		...{ id: fc.string({ minLength: 4, maxLength: 6 }), group: fc.constantFrom('', 'g1', 'g2', 'gone'), ...where },
		...{ text: words, value: fc.constantFrom('', '3'), owner: words, due: fc.constant(''), shown: fc.boolean() }
	}),
	{ selector: ({ id }) => id, maxLength: 12 }
);
const state = fc.record({ shown: fc.boolean(), anonymous: fc.boolean() });

describe('what can be taken further', () => {
	it('L40 is what all can see and has words, each once; nothing that has not been shown', () => {
		fc.assert(
			fc.property(entries, groups, fc.tuple(state, state), (all, its, states) => {
				const steps = keys.map((key, index) => ({
					...{ step: stepOf(key, states[index]?.anonymous ?? false), shown: states[index]?.shown ?? false }
				}));
				const pieces = piecesOf({ entries: all, groups: its }, steps);
				expect(new Set(pieces.map(({ id }) => id)).size).toBe(pieces.length);
				const open = new Set(steps.filter(({ shown }) => shown).map(({ step }) => step.key));
				for (const piece of pieces) {
					expect(open.has(piece.step)).toBe(true);
					expect(piece.text).not.toBe('');
					const entry = all.find(({ id }) => id === piece.id);
					if (piece.kind === 'note') expect(entry).toMatchObject({ removed: false, step: piece.step });
					const anonymous = steps.find(({ step }) => step.key === piece.step)?.step.anonymous;
					if (entry && anonymous) expect(entry.shown).toBe(true);
				}
			})
		);
	});
});

describe('words at an item', () => {
	it('L40 say where they come from, a list of notes, and a group as a line with its notes under it', () => {
		expect(noteBlocks('Från bladet:', ['en', 'två', 'Tid\nett\ntvå', 'tre'])).toEqual([
			...['Från bladet:', { bullets: ['en', 'två'] }, 'Tid', { bullets: ['ett', 'två'] }, { bullets: ['tre'] }]
		]);
		expect(titleOf(' Tid \nett')).toBe('Tid');
	});
});
