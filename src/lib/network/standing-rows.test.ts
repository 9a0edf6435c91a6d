import { describe, expect, it } from 'vitest';
import { arrange, emptyRow, rowsOf, type StandingRow } from './standing-rows.ts';

/** "A b c D": capitals are items, small letters lie under them; '_' is a new empty row, '-' one under. */
const rows = (text: string): StandingRow[] =>
	text
		.split(' ')
		.filter(Boolean)
		.map((title) => ({ ...emptyRow(title === title.toLowerCase()), title }));
const told = (list: readonly StandingRow[]) =>
	list
		.map((row) =>
			row.title === '' ? (row.sub ? '-' : '_') : row.sub ? row.title.toLowerCase() : row.title.toUpperCase()
		)
		.join(' ');

describe('a standing agenda in its form', () => {
	const table: [string, string, string][] = [
		['A b c D', 'up 3', 'D A b c'],
		['A b c D', 'down 0', 'D A b c'],
		['A b C d', 'up 2', 'C d A b'],
		['A b c D', 'up 2', 'A c b D'],
		['A b c D', 'down 1', 'A c b D'],
		['A b c D', 'up 1', 'A b c D'],
		['A b c D', 'down 2', 'A b c D'],
		['A b c D', 'up 0', 'A b c D'],
		['A b c D', 'down 3', 'A b c D'],
		['A B', 'in 1', 'A b'],
		['A B', 'in 0', 'A B'],
		['A B c', 'in 1', 'A B c'],
		['A b', 'out 1', 'A B'],
		['A b c', 'remove 0', 'b c'],
		['A b c D', 'under 0', 'A b c - D'],
		['A b c D', 'under 1', 'A b - c D'],
		['A', 'add', 'A _'],
		['', 'add', '_'],
		['A b', 'up 7', 'A b'],
		['A b', 'fly 1', 'A b'],
		['A b', '', 'A b']
	];
	for (const [before, deed, after] of table)
		it(`N14 ${before || 'nothing'}, ${deed || 'no deed'}: ${after}`, () =>
			expect(told(arrange(rows(before), deed))).toBe(after));

	it('N14 is read from a form without JavaScript, row by row', () => {
		const sent: Record<string, string> = {
			'title.0': 'Öppnande',
			'kind.0': 'opening',
			'numbered.0': 'on',
			'title.1': 'Övrigt',
			'kind.1': 'made-up',
			'sub.1': 'on',
			'minutes.1': '5'
		};
		const form = { text: (name: string) => sent[name] ?? '', has: (name: string) => name in sent };
		expect(rowsOf(form, 2).map((row) => [row.title, row.kind, row.numbered, row.sub, row.minutes])).toEqual([
			['Öppnande', 'opening', true, false, ''],
			['Övrigt', 'other', false, true, '5']
		]);
		expect(rowsOf(form, 1e9).length).toBe(100);
	});
});
