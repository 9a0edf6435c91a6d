import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { mergeText } from './text-merge.ts';

/** What stands when somebody who began with `base` is done with `mine`, and another has made `now` of it. */
function merged(base: string, mine: string, now: string): string {
	const text = new Y.Doc().getText();
	text.insert(0, now);
	mergeText(text, base, mine);
	return text.toString();
}

describe('what two make of one text', () => {
	const table: [base: string, mine: string, now: string, merged: string][] = [
		['Vi ses', 'Vi ses på torsdag', 'Vi alla ses', 'Vi alla ses på torsdag'],
		['Vi ses', 'Vi ses', 'Vi hörs', 'Vi hörs'],
		['Vi ses ofta', 'Vi ses', 'Vi möts ofta', 'Vi möts'],
		['Tidig hjälp till unga', 'Hjälp till unga', 'Tidig hjälp till unga och äldre', 'Hjälp till unga och äldre'],
		['mötas', 'mötas igen', 'mötas igen', 'mötas igen'],
		['ett', 'två', 'tre', 'tre två'],
		['', 'mina ord', 'hennes ord', 'hennes ord mina ord'],
		['Klart 🙂', 'Klart 🙃', 'Nästan klart 🙂', 'Nästan klart 🙃'],
		['bort', '', 'bort med det', ' med det']
	];
	for (const [base, mine, now, expected] of table)
		it(`«${mine}» and «${now}» of «${base}»`, () => expect(merged(base, mine, now)).toBe(expected));

	const word = fc.constantFrom('vi', 'ses', 'på', 'torsdag', ',', '🙂', '\n', 'åter', ' ');
	const text = fc.oneof(
		fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
		fc.string({ unit: 'grapheme', maxLength: 20 })
	);

	it('L116 is what one alone made of it, where the other did nothing or the same', () => {
		fc.assert(
			fc.property(text, text, (base, other) => {
				expect(merged(base, other, base)).toBe(other);
				expect(merged(base, base, other)).toBe(other);
				expect(merged(base, other, other)).toBe(other);
			})
		);
	});

	it('L116 loses no word that either of them wrote', () => {
		const added = (prefix: string) =>
			fc
				.array(fc.tuple(fc.nat(12), fc.constantFrom('a', 'b', 'c')), { maxLength: 5 })
				.map((all) => all.map(([at, name], n) => ({ at, word: `${prefix}${name}${n}` })));
		const into = (words: readonly string[], all: readonly { at: number; word: string }[]) => {
			const out = [...words];
			for (const { at, word: one } of all) out.splice(Math.min(at, out.length), 0, one);
			return out.join(' ');
		};
		const words = (said: string) => said.split(/\s+/).filter(Boolean);
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('vi', 'ses', 'på', 'torsdag'), { maxLength: 10 }),
				added('m'),
				added('t'),
				(base, mine, theirs) => {
					const all = words(merged(base.join(' '), into(base, mine), into(base, theirs)));
					expect(all.toSorted()).toEqual([...base, ...[...mine, ...theirs].map((one) => one.word)].toSorted());
				}
			)
		);
	});
});
