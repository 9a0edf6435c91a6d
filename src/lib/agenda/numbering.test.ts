import { describe, expect, it } from 'vitest';
import { baseNumber, numberItems, type Numbering, type SeriesMeeting } from './numbering.ts';
import type { ItemKind } from './item.ts';

type Line = [title: string, kind: ItemKind, expected: string, more?: { under?: string; numbered?: boolean }];

const printed = (lines: readonly Line[], numbering: Numbering, prefix: string, base: number) => {
	const items = lines.map(([title, kind, , more]) => ({
		id: title,
		parentId: more?.under ?? null,
		kind,
		numbered: more?.numbered ?? true
	}));
	const numbers = numberItems(items, { numbering, prefix, base });
	return lines.map(([title]) => numbers.get(title)?.printed);
};

const tables: [name: string, Numbering, prefix: string, base: number, Line[]][] = [
	[
		'§1–§8 afresh at each meeting, with headings between and two sub-items without a letter',
		'per-meeting',
		'§',
		1,
		[
			['Open', 'opening', '§1'],
			['Agenda', 'agenda', '§2'],
			['Last minutes', 'previous', '§3'],
			['Reports and discussions', 'section', ''],
			['Control plan', 'report', '§4'],
			['Survey', 'section', ''],
			['Yearly survey', 'survey', '§5'],
			['Dialogues', 'section', ''],
			['A guest federation', 'dialogue', '§6'],
			['A local group', 'dialogue', '§7'],
			['Other', 'section', ''],
			['Other matters', 'other', '§8'],
			['A conference', 'information', '', { under: 'Other matters', numbered: false }],
			['The goals', 'decision', '', { under: 'Other matters', numbered: false }],
			['Close', 'closing', '', { numbered: false }]
		]
	],
	[
		'§ 26–§ 37 over the calendar year',
		'per-year',
		'§ ',
		26,
		Array.from({ length: 12 }, (_, index): Line => [`Item ${index}`, 'report', `§ ${26 + index}`])
	],
	[
		'§ 1100–§ 1111 for ever, with sub-items under the last but one',
		'continuous',
		'§ ',
		1100,
		[
			...Array.from({ length: 11 }, (_, index): Line => [`Item ${index}`, 'report', `§ ${1100 + index}`]),
			...['a', 'b', 'c', 'd', 'e'].map((letter): Line => [letter, 'other', `1110${letter}`, { under: 'Item 10' }]),
			['Close', 'closing', '§ 1111']
		]
	],
	[
		'1.–12. plain',
		'plain',
		'',
		1,
		Array.from({ length: 12 }, (_, index): Line => [`Item ${index}`, 'other', `${1 + index}.`])
	]
];

describe('numbers of agenda items', () => {
	for (const [name, numbering, prefix, base, lines] of tables)
		it(`G1 ${name}`, () => {
			expect(printed(lines, numbering, prefix, base)).toEqual(lines.map(([, , expected]) => expected));
		});

	it('G2 a number that was fixed stands when the order changes, and an item that came later goes on from the highest', () => {
		const items = ['late', 'second', 'first'].map((id) => ({
			id,
			parentId: null,
			kind: 'report' as const,
			numbered: true
		}));
		const fixed = new Map([
			['first', 17],
			['second', 18]
		]);
		const numbers = numberItems(items, { numbering: 'per-year', prefix: '§ ', base: 3 }, fixed);
		expect(items.map(({ id }) => numbers.get(id)?.label)).toEqual(['§ 19', '§ 18', '§ 17']);
	});

	it('G3 sub-items run a to z and on to aa', () => {
		const item = (id: string, parentId: string | null) => ({ id, parentId, kind: 'other' as const, numbered: true });
		const items = [item('top', null), ...Array.from({ length: 28 }, (_, index) => item(`${index}`, 'top'))];
		const labels = [...numberItems(items, { numbering: 'plain', prefix: '', base: 1 }).values()].map(
			({ label }) => label
		);
		expect(labels.slice(0, 3)).toEqual(['1', '1a', '1b']);
		expect(labels.slice(-3)).toEqual(['1z', '1aa', '1ab']);
	});
});

const meeting = (id: string, year: number, month: number, more: Partial<SeriesMeeting> = {}): SeriesMeeting => ({
	id,
	year,
	ordinal: month,
	startsAt: new Date(Date.UTC(year, month - 1, 10)),
	fixed: false,
	cancelled: false,
	highest: null,
	takes: 0,
	...more
});

describe('the first number of a meeting', () => {
	const year = [
		meeting('a', 2025, 3, { fixed: true, highest: 12 }),
		meeting('b', 2026, 2, { fixed: true, highest: 9 }),
		meeting('c', 2026, 4, { takes: 8 }),
		meeting('x', 2026, 5, { cancelled: true, takes: 5 }),
		meeting('d', 2026, 6, { takes: 6 }),
		meeting('e', 2027, 2, { takes: 7 })
	];
	const table: [Numbering, start: number, expected: Record<string, number>][] = [
		['per-meeting', 5, { a: 1, b: 1, c: 1, d: 1, e: 1 }],
		['plain', 5, { c: 1, d: 1 }],
		['per-year', 5, { c: 10, d: 18, e: 1 }],
		['continuous', 1100, { c: 1100, d: 1108, e: 1114 }],
		['continuous', 1, { c: 13, d: 21, e: 27 }]
	];
	for (const [numbering, start, expected] of table)
		it(`G4 ${numbering} from ${start}`, () => {
			const bases = Object.fromEntries(Object.keys(expected).map((id) => [id, baseNumber(numbering, start, year, id)]));
			expect(bases).toEqual(expected);
		});

	it('G5 the first year on record begins where the office says', () => {
		expect(baseNumber('per-year', 26, [meeting('a', 2026, 1, { takes: 12 })], 'a')).toBe(26);
	});

	it('G6 a later meeting that began first keeps its numbers to itself', () => {
		const swapped = [meeting('a', 2026, 1, { takes: 4 }), meeting('b', 2026, 2, { fixed: true, highest: 8 })];
		expect(baseNumber('per-year', 1, swapped, 'a')).toBe(9);
	});
});
