import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryJson } from '#lib/sheets/entry.ts';
import type { ToolStep } from '#lib/tools/schema.ts';
import { figuresOf } from './figures.ts';
import { leastOf, type GroupSheet } from './group-sheet.ts';
import { overTime } from './over-time.ts';
import { synthesisCsv, synthesisPaper } from './synthesis-paper.ts';
import { synthesisOf } from './synthesis.ts';
import type { SynthesisFile } from './view.ts';

const letters = [
	{ key: 'a', label: 'A' },
	{ key: 'b', label: 'B' }
];
const step = (over: Partial<ToolStep> = {}): ToolStep => ({
	...{ key: 's', title: 'Steg', instruction: 'x', minutes: null, visibility: 'alone', anonymous: true, frame: false },
	fields: [
		{ kind: 'scale', key: 'how', label: 'Hur', from: 1, to: 5, low: 'Lite', high: 'Mycket' },
		{
			...{ kind: 'choice', key: 'what', label: 'Vad', several: true },
			options: letters
		},
		{ kind: 'notes', key: 'notes', label: 'Lappar', columns: [{ key: 'up', label: 'Upp' }] },
		{
			...{ kind: 'matrix', key: 'where', label: 'Var' },
			across: { label: 'Insats', low: 'Liten', high: 'Stor' },
			up: { label: 'Nytta', low: 'Liten', high: 'Stor' },
			options: letters
		},
		{ kind: 'ranking', key: 'order', label: 'Ordning', options: letters },
		{ kind: 'dots', key: 'dots', label: 'Prickar', of: { step: 's', field: 'notes' }, on: 'notes', budget: 3 }
	],
	...over
});
let counter = 0;
const entry = (field: string, over: Partial<EntryJson>): EntryJson => ({
	...{ id: `e${++counter}`, step: 's', field, column: '', place: 'a0', group: '', text: '', value: '' },
	...{ owner: '', due: '', shown: true, removed: false },
	...over
});

interface Said {
	readonly how: readonly number[];
	readonly what: readonly string[];
	readonly notes: readonly string[];
	readonly where?: readonly string[];
	readonly order?: readonly string[];
	/** Dots that each of so many gave on the first note. */
	readonly dots?: readonly number[];
}
interface Kind {
	readonly group: string;
	readonly agreed: boolean;
	readonly at: Date;
	readonly least: number;
}
const dotted = 'dotted-note';
const sheetOf = (
	{ how, what, notes, where = [], order = [], dots = [] }: Said,
	kind: Kind,
	anonymous = true
): GroupSheet => ({
	...kind,
	steps: [{ step: step({ anonymous }), shown: true }],
	polls: { 's.dots': { voters: dots.length, dots: { [dotted]: dots.reduce((sum, one) => sum + one, 0) } } },
	json: {
		entries: [
			...(dots.length > 0 ? [entry('notes', { id: dotted, text: 'Prickad', column: 'up' })] : []),
			...where.map((value) => entry('where', { value })),
			...order.map((value) => entry('order', { value })),
			...how.map((value) => entry('how', { value: String(value) })),
			...what.map((value) => entry('what', { value })),
			...notes.map((text) => entry('notes', { text, column: 'up' }))
		],
		groups: []
	},
	writers: { 's.how': how.length, 's.notes': notes.length }
});
const fileOf = (sheets: readonly GroupSheet[]): SynthesisFile => ({
	...{ format: 'samsyn-synthesis/1', tool: { key: 't', name: 'T' }, federation: 'F', language: 'sv' },
	...{ made: '2026-03-01T00:00:00.000Z', sheets: sheets.length },
	...synthesisOf(sheets)
});
/** Everything that is told of a choice of sheets, in every form it is told in. */
const told = (sheets: readonly GroupSheet[]): string => {
	const file = fileOf(sheets);
	return JSON.stringify([file, synthesisPaper(file), synthesisCsv(file)]);
};

const value = fc.integer({ min: 1, max: 5 });
const option = fc.constantFrom('a', 'b', 'a b');
const place = fc.tuple(value, value).map(([across, up]) => `a:${across}:${up}`);
const places = fc.oneof(
	place,
	place.map((one) => `${one} b:1:1`)
);
const order = fc.constantFrom('a b', 'b a');
const words = fc.string({ unit: 'grapheme', maxLength: 20 });
const kind = fc.record({
	group: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((name) => `Gruppen ${name}`),
	agreed: fc.boolean(),
	at: fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
	least: fc.constantFrom(5, 6, 8)
});
const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 4 });
const any = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 12 });
const small = fc.record({
	...{ how: few(value), what: few(option), notes: few(words) },
	...{ where: few(places), order: few(order), dots: few(value) }
});
const large = fc.record({
	...{ how: any(value), what: any(option), notes: any(words) },
	...{ where: any(places), order: any(order), dots: any(value) }
});

describe('the answers of several groups', () => {
	it('L46 say nothing of a group below the least: whatever it answered, everything that is told is the same', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(large, kind), { maxLength: 5 }),
				fc.array(fc.tuple(small, small, kind), { minLength: 1, maxLength: 4 }),
				fc.infiniteStream(fc.boolean()),
				(shown, hidden, chosen) => {
					const [take] = [chosen[Symbol.iterator]()];
					const rest = shown.map(([said, its]) => sheetOf(said, its, false));
					const one = hidden.map(([said, , its]) => sheetOf(said, its, false));
					const other = hidden.map(([, said, its]) => sheetOf(said, its, false));
					expect(told([...rest, ...other])).toBe(told([...rest, ...one]));
					// And for any part of them: no two choices can be taken from each other.
					const picks = [...rest, ...one].map(() => take.next().value as boolean);
					const part = (sheets: readonly GroupSheet[]) => told(sheets.filter((_, index) => picks[index]));
					expect(part([...rest, ...other])).toBe(part([...rest, ...one]));
				}
			)
		);
	});

	it('L47 are shown of enough people only, and each sum is the sum of what is shown', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(large, kind), { maxLength: 6 }), (all) => {
				const sheets = all.map(([said, its]) => sheetOf(said, its));
				const { scales, choices } = synthesisOf(sheets);
				const enough = sheets.filter((sheet, index) => (all[index]?.[0].how.length ?? 0) >= leastOf(sheet));
				for (const { rows, total, periods } of scales) {
					expect(rows).toHaveLength(enough.length);
					for (const { figures } of rows) expect(figures.answers).toBeGreaterThanOrEqual(5);
					const sum = rows.reduce((answers, { figures }) => answers + figures.answers, 0);
					expect(total?.answers ?? 0).toBe(sum);
					expect(periods.reduce((answers, { figures }) => answers + figures.answers, 0)).toBe(sum);
					for (const { figures } of periods) expect(figures.answers).toBeGreaterThanOrEqual(5);
				}
				for (const { rows, total } of choices)
					expect(total?.answers ?? 0).toBe(rows.reduce((sum, { answers }) => sum + answers, 0));
			})
		);
	});

	it('L47 with groups of six and three, nothing lets the three be worked out', () => {
		const its = { agreed: true, at: new Date('2026-03-01'), least: 5 };
		const six = sheetOf({ how: [1, 2, 3, 4, 5, 5], what: [], notes: [] }, { ...its, group: 'Sexan' });
		const three = sheetOf({ how: [1, 1, 1], what: [], notes: [] }, { ...its, group: 'Trean' });
		const { scales } = synthesisOf([six, three]);
		expect(scales[0]?.rows.map(({ group, figures }) => [group, figures.answers])).toEqual([['Sexan', 6]]);
		expect(scales[0]?.total?.answers).toBe(6);
	});

	it('L48 name a group that agreed and no other, in any form', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(large, kind), { maxLength: 5 }), (all) => {
				const sheets = all.map(([said, its], index) =>
					sheetOf({ ...said, notes: said.notes.map((_, n) => `ord ${n}`) }, { ...its, group: `Grupp-${index}-namn` })
				);
				const text = told(sheets);
				for (const { group, agreed } of sheets) if (!agreed) expect(text).not.toContain(group);
			})
		);
	});
});

describe('notes of several groups', () => {
	it('L52 gather under titles that say the same, whichever group made them, and name no person', () => {
		const its = { agreed: true, at: new Date('2026-03-01'), least: 5 };
		const grouped = (name: string, title: string): GroupSheet => {
			const group = { step: 's', field: 'notes', column: 'up', place: 'a', removed: false, id: `g-${name}`, title };
			const notes = ['ett', 'två'].map((text) =>
				entry('notes', { text: `${name} ${text}`, column: 'up', group: group.id, owner: 'Någon' })
			);
			const sheet = sheetOf({ how: [], what: [], notes: [`${name} löst`] }, { ...its, group: name });
			return { ...sheet, json: { entries: [...sheet.json.entries, ...notes], groups: [group] } };
		};
		const { notes } = synthesisOf([grouped('Norr', 'Tid!'), grouped('Söder', ' tid ')]);
		const [column] = notes[0]?.columns ?? [];
		expect(column?.clusters.map(({ title, notes: gathered }) => [title, gathered.length])).toEqual([['Tid!', 4]]);
		expect(column?.notes.map(({ text }) => text)).toEqual(['Norr löst', 'Söder löst']);
		expect(JSON.stringify(notes)).not.toContain('Någon');
	});
});

describe('a group over time', () => {
	it('L50 lays its own answers to the same scale beside each other by time, once there are two', () => {
		const its = { group: 'G', agreed: false, least: 5 };
		const at = (day: string, how: number[], id: string) => ({
			...sheetOf({ how, what: [], notes: [] }, { ...its, at: new Date(day) }),
			...{ id, title: id }
		});
		const spring = at('2026-03-01', [1, 2], 'våren');
		const autumn = at('2026-10-01', [4, 5], 'hösten');
		expect(overTime([spring])).toEqual([]);
		expect(overTime([autumn, spring])[0]?.points.map(({ title, figures }) => [title, figures.mean])).toEqual([
			['våren', 1.5],
			['hösten', 4.5]
		]);
		const hidden = { ...autumn, steps: autumn.steps.map((one) => ({ ...one, shown: false })) };
		expect(overTime([hidden, spring])).toEqual([]);
	});

	it('L50 counts mean, median and the middle half as they are counted by hand', () => {
		expect(figuresOf([0, 0, 0], 1)).toBeNull();
		expect(figuresOf([1, 2, 0, 0, 1], 1)).toEqual({
			...{ answers: 4, counts: [1, 2, 0, 0, 1], mean: 2.5, median: 2, lower: 1.75, upper: 2.75 }
		});
	});
});
