import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { caretAfter, textDiff, writeText } from './text-diff.ts';

describe('the least change between two texts', () => {
	const table: [
		before: string,
		after: string,
		caret: number | undefined,
		at: number,
		remove: number,
		insert: string
	][] = [
		['', 'abc', undefined, 0, 0, 'abc'],
		['abc', 'abXc', 3, 2, 0, 'X'],
		['abc', 'ac', 1, 1, 1, ''],
		['aaa', 'aaaa', 1, 0, 0, 'a'],
		['aaa', 'aaaa', 4, 3, 0, 'a'],
		['möte', 'Möte', 1, 0, 1, 'M'],
		['x🙂y', 'x🙃y', 3, 1, 2, '🙃'],
		['same', 'same', 2, 2, 0, '']
	];
	for (const [before, after, caret, at, remove, insert] of table)
		it(`from «${before}» to «${after}»`, () => {
			expect(textDiff(before, after, caret)).toEqual({ at, remove, insert });
		});

	it('always leads from the one to the other, wherever the caret is', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme', maxLength: 20 }),
				fc.string({ unit: 'grapheme', maxLength: 20 }),
				fc.nat(25),
				(a, b, caret) => {
					const text = new Y.Doc().getText();
					text.insert(0, a);
					writeText(text, b, caret);
					expect(text.toString()).toBe(b);
				}
			)
		);
	});
});

describe('a caret after another has written', () => {
	const table: [at: number, delta: Parameters<typeof caretAfter>[1], expected: number][] = [
		[3, [{ insert: 'ab' }], 5],
		[3, [{ retain: 3 }, { insert: 'ab' }], 3],
		[3, [{ retain: 1 }, { delete: 1 }], 2],
		[3, [{ retain: 2 }, { delete: 5 }], 2],
		[3, [{ retain: 4 }, { delete: 1 }], 3],
		[3, [{ retain: 1 }, { insert: 'xyz' }, { delete: 1 }], 5]
	];
	for (const [at, delta, expected] of table)
		it(`${at} after ${JSON.stringify(delta)}`, () => {
			expect(caretAfter(at, delta)).toBe(expected);
		});
});
