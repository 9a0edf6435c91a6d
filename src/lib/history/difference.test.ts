import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	countOf,
	listDifference,
	textDifference,
	wordDifference,
	type DifferenceRow,
	type Line
} from './difference.ts';

const marked = (before: string, after: string): string =>
	wordDifference(before, after)
		.map(({ state, text }) => (state === 'same' ? text : state === 'added' ? `{+${text}+}` : `[-${text}-]`))
		.join('');
const line = (text: string, more: Partial<Line> = {}): Line => ({ look: 'line', depth: 0, text, form: '', ...more });
const states = (rows: readonly DifferenceRow[]) => rows.map(({ state, note }) => (note ? `${state} ${note}` : state));

describe('the difference between two texts, word by word', () => {
	const table: [before: string, after: string, shown: string][] = [
		['', 'ny text', '{+ny text+}'],
		['gammal', '', '[-gammal-]'],
		['samma', 'samma', 'samma'],
		['Mötet hålls på tisdag.', 'Mötet hålls på onsdag.', 'Mötet hålls på [-tisdag-]{+onsdag+}.'],
		['ett två tre', 'ett tre', 'ett [-två -]tre'],
		['hålls i Ljusby', 'börjar klockan tio', '[-hålls i Ljusby-]{+börjar klockan tio+}'],
		['x🙂y', 'x🙃y', 'x[-🙂-]{+🙃+}y']
	];
	for (const [before, after, shown] of table)
		it(`H5 «${before}» to «${after}»`, () => expect(marked(before, after)).toBe(shown));

	it('H5 what stayed and went is the earlier text, what stayed and came is the later', () => {
		const text = fc
			.array(fc.constantFrom('ett', 'två', ' ', '.', '\n', '🙂', 'Åsa'), { maxLength: 20 })
			.map((all) => all.join(''));
		fc.assert(
			fc.property(text, text, (before, after) => {
				const parts = wordDifference(before, after);
				const without = (state: string) =>
					parts
						.filter((part) => part.state !== state)
						.map((part) => part.text)
						.join('');
				expect(without('added')).toBe(before);
				expect(without('removed')).toBe(after);
			})
		);
	});
});

describe('the difference between two texts, line by line', () => {
	it('H5 holds a line against what it was, and says what is new and what is gone', () => {
		const rows = textDifference(
			[line('Bakgrund', { look: 'heading' }), line('Styrelsen beslutade om medel.'), line('Borta helt.')],
			[line('Bakgrund', { look: 'heading' }), line('Styrelsen har beslutat om medel.'), line('Nytt stycke.')]
		);
		expect(states(rows)).toEqual(['same', 'changed', 'added', 'removed']);
		expect(countOf(rows)).toEqual({ added: 4, removed: 3, other: 0 });
	});

	it('says of words that were only made bold that they look otherwise', () => {
		expect(states(textDifference([line('Viktigt')], [line('Viktigt', { form: 'bold' })]))).toEqual(['changed form']);
	});

	it('H5 every line of both texts is shown once', () => {
		const lines = fc.array(
			fc.constantFrom('a b c', 'a b d', 'e f', '', 'a').map((text) => line(text)),
			{ maxLength: 8 }
		);
		fc.assert(
			fc.property(lines, lines, (before, after) => {
				const rows = textDifference(before, after);
				const side = (not: string) =>
					rows
						.filter(({ state }) => state !== not)
						.map(({ parts }) =>
							parts
								.filter((part) => part.state !== not)
								.map((part) => part.text)
								.join('')
						);
				expect(side('added')).toEqual(before.map(({ text }) => text));
				expect(side('removed')).toEqual(after.map(({ text }) => text));
			})
		);
	});
});

describe('the difference between two agendas', () => {
	const item = (id: string, text: string, depth = 0) => line(text, { id, depth });

	it('H5 says of an item that stands elsewhere that it was moved, and holds its words together', () => {
		const rows = listDifference(
			[item('a', 'Öppnande'), item('b', 'Budget 10 min'), item('c', 'Avslutning')],
			[item('b', 'Budget 20 min'), item('a', 'Öppnande'), item('d', 'Rapport'), item('c', 'Avslutning')]
		);
		expect(rows).toHaveLength(4);
		expect(states(rows).toSorted()).toEqual(['added', 'changed', 'changed moved', 'same'].toSorted());
	});

	it('H5 a removed item stands where it stood, one that became a sub-item was moved', () => {
		const rows = listDifference(
			[item('a', 'Ett'), item('b', 'Två'), item('c', 'Tre')],
			[item('a', 'Ett'), item('c', 'Tre', 1)]
		);
		expect(states(rows)).toEqual(['same', 'removed', 'changed moved']);
	});
});
