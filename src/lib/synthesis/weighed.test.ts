import { describe, expect, it } from 'vitest';
import type { EntryJson } from '#lib/sheets/entry.ts';
import type { ToolStep } from '#lib/tools/schema.ts';
import type { GroupSheet } from './group-sheet.ts';
import { synthesisOf } from './synthesis.ts';

const options = ['a', 'b'].map((key) => ({ key, label: key.toUpperCase() }));
const base = { instruction: 'x', minutes: null, visibility: 'alone', anonymous: true, frame: false } as const;
const steps: ToolStep[] = [
	{
		...{ ...base, key: 'write', title: 'Skriv', anonymous: false },
		fields: [{ kind: 'notes', key: 'notes', label: 'Lappar', columns: [{ key: 'up', label: 'Upp' }] }]
	},
	{
		...{ ...base, key: 'weigh', title: 'Väg' },
		fields: [
			{
				...{ kind: 'matrix', key: 'where', label: 'Var', options },
				across: { label: 'Insats', low: 'Liten', high: 'Stor' },
				up: { label: 'Nytta', low: 'Liten', high: 'Stor' }
			},
			{ kind: 'ranking', key: 'order', label: 'Ordning', options },
			{ kind: 'dots', key: 'dots', label: 'Prickar', of: { step: 'write', field: 'notes' }, on: 'notes', budget: 3 }
		]
	}
];
let counter = 0;
const entry = (step: string, field: string, over: Partial<EntryJson>): EntryJson => ({
	...{ id: `e${++counter}`, step, field, column: '', place: 'a0', group: '', text: '', value: '' },
	...{ owner: '', due: '', shown: true, removed: false },
	...over
});

interface Said {
	readonly where?: readonly string[];
	readonly order?: readonly string[];
	/** Notes with their dots, how many wrote them, and how many gave any. */
	readonly notes?: Readonly<Record<string, number>>;
	readonly writers?: number;
	readonly voters?: number;
	readonly at?: string;
	readonly name?: string | null;
}
function sheetOf({
	where = [],
	order = [],
	notes = {},
	writers = 9,
	voters = 9,
	at = '2026-03-01',
	name = null
}: Said): GroupSheet {
	const written = Object.keys(notes).map((text) => entry('write', 'notes', { text, column: 'up' }));
	return {
		...{
			group: name ?? 'Hemlig',
			agreed: name !== null,
			at: new Date(at),
			least: 5,
			writers: { 'write.notes': writers }
		},
		polls: {
			'weigh.dots': { voters, dots: Object.fromEntries(written.map(({ id, text }) => [id, notes[text] ?? 0])) }
		},
		steps: steps.map((step) => ({ step, shown: true })),
		json: {
			entries: [
				...written,
				...where.map((value) => entry('weigh', 'where', { value })),
				...order.map((value) => entry('weigh', 'order', { value }))
			],
			groups: []
		}
	};
}
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe('what several groups weighed', () => {
	it('L101 a matrix is the middle of each option, in a group only when enough of it placed that one', () => {
		const six = sheetOf({ name: 'Norr', where: [...times(5, 'a:1:5 b:5:5'), 'a:2:5'] });
		const four = sheetOf({ name: 'Syd', where: times(4, 'a:5:1 b:5:1') });
		// All six placed the first; only two the second.
		const some = sheetOf({ name: 'Väst', where: [...times(4, 'a:3:3'), ...times(2, 'a:3:3 b:1:1')] });
		const [matrix] = synthesisOf([six, four, some]).matrices;
		expect(
			matrix?.rows.map(({ group, options: its }) => [group, its.map((one) => one?.across.median ?? null)])
		).toEqual([
			['Norr', [1, 5]],
			['Väst', [3, null]]
		]);
		expect(matrix?.total.map((one) => [one?.across.answers, one?.up.mean])).toEqual([
			[12, 4],
			[5, 5]
		]);
	});

	it('L101 a ranking is the mean place of each option, and the same by half-year where it was asked again', () => {
		const spring = sheetOf({ name: 'Norr', order: [...times(4, 'a b'), 'b a'] });
		const autumn = sheetOf({ name: 'Norr', order: times(5, 'b a'), at: '2026-10-01' });
		const few = sheetOf({ name: 'Syd', order: times(4, 'b a') });
		const [ranking] = synthesisOf([spring, autumn, few]).rankings;
		expect(ranking?.rows).toHaveLength(2);
		expect(ranking?.periods.map(({ period, options: its }) => [period, its.map((one) => one?.mean)])).toEqual([
			['2026-1', [1.2, 1.8]],
			['2026-2', [2, 1]]
		]);
		expect(ranking?.total.map((one) => one?.mean)).toEqual([1.6, 1.4]);
		const other = { ...few, steps: few.steps.map((one) => ({ ...one, shown: false })) };
		expect(synthesisOf([spring, autumn, other]).rankings).toEqual([ranking]);
	});

	it('L102 dots are summed over notes that say the same, of groups where enough gave any', () => {
		const [norr, syd, few] = [
			sheetOf({ name: 'Norr', notes: { 'Ring först!': 4, Träffas: 1, Inget: 0 } }),
			sheetOf({ notes: { 'ring först': 3 }, voters: 5, at: '2026-10-01' }),
			sheetOf({ name: 'Få', notes: { Träffas: 7 }, voters: 4 })
		];
		// Enough gave dots there, on what too few wrote under their names.
		const hidden = sheetOf({ name: 'Dold', notes: { Viskat: 9 }, writers: 4 });
		const [dots] = synthesisOf([norr, syd, few, hidden]).dots;
		expect(dots?.titles.map(({ title, dots: count, groups, byPeriod }) => [title, count, groups, byPeriod])).toEqual([
			['Ring först!', 7, 2, [4, 3]],
			['Träffas', 1, 1, [1, 0]]
		]);
		expect(dots?.rows.map(({ group, voters, dots: count }) => [group, voters, count])).toEqual([
			['Norr', 9, 5],
			[null, 5, 3]
		]);
		expect(dots?.voters).toBe(14);
	});
});
