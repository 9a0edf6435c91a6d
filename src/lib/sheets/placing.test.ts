import { describe, expect, it } from 'vitest';
import { answerValue } from './answer.ts';
import { dotsIn, markOf, tallyOf } from './dots.ts';
import { middleOf, placedOptions, rankedOptions } from './placing.ts';

const options = ['a', 'b', 'c'].map((key) => ({ key, label: key.toUpperCase() }));
const axis = { label: 'x', low: 'lite', high: 'mycket' };
const matrix = { kind: 'matrix', key: 'm', label: 'M', across: axis, up: axis, options } as const;
const ranking = { kind: 'ranking', key: 'r', label: 'R', options } as const;
const scale = { kind: 'scale', key: 's', label: 'S', from: 1, to: 5, low: 'l', high: 'h' } as const;
const dots = { kind: 'dots', key: 'd', label: 'D', of: { step: 's', field: 'f' }, on: 'notes', budget: 5 } as const;
const [one, two] = ['1', '2'].map((n) => n.repeat(22));

describe('what somebody chose', () => {
	it('L23 is kept only where the field offers it', () => {
		expect(answerValue(matrix, ['a:1:5', 'b:3:3'])).toBe('a:1:5 b:3:3');
		for (const no of [['a:0:5'], ['a:6:1'], ['x:1:1'], ['a:1:1', 'a:2:2'], ['a']])
			expect(answerValue(matrix, no)).toBe(null);
		expect(answerValue(ranking, ['b', 'a', 'c'])).toBe('b a c');
		for (const no of [
			['a', 'b'],
			['a', 'a', 'b'],
			['a', 'b', 'x']
		])
			expect(answerValue(ranking, no)).toBe(null);
		expect([answerValue(scale, ['3']), answerValue(scale, ['6']), answerValue(scale, ['1', '2'])]).toEqual([
			'3',
			null,
			null
		]);
		expect(answerValue({ kind: 'text', key: 't', label: 'T' }, ['x'])).toBe(null);
	});

	it('L21 keeps to the budget of dots, and to the most on one', () => {
		expect(answerValue(dots, [`${one}:3:1x`, `${two}:2`])).toBe(`${one}:3:1x ${two}:2`);
		expect(answerValue(dots, [`${one}:0`, `${two}:0`])).toBe('');
		for (const no of [[`${one}:6`], [`${one}:3`, `${two}:3`], [`${one}:1`, `${one}:2`], ['kort:1'], [`${one}:-1`]])
			expect(answerValue(dots, no)).toBe(null);
		expect(answerValue({ ...dots, most: 2 }, [`${one}:3`])).toBe(null);
		expect(
			answerValue(
				{ ...dots, budget: 12 },
				Array.from({ length: 12 }, (_, n) => `${String(n).padStart(22, 'x')}:1:abc123`)
			)?.length
		).toBeLessThanOrEqual(400);
	});
});

describe('what answers come to', () => {
	it('L21 dots are added up by note, of whoever gave any', () => {
		const tally = tallyOf([`${one}:3:q ${two}:1`, `${two}:1`, '', 'strunt']);
		expect(tally).toEqual({
			voters: 2,
			rows: [
				{ targetId: one, dots: 3 },
				{ targetId: two, dots: 2 }
			]
		});
		expect(dotsIn(`${one}:3:q`)).toEqual([{ target: one, dots: 3, seen: 'q' }]);
		expect(markOf('Vägen in')).not.toBe(markOf('Vägen ut'));
	});

	it('L23 a matrix has the middle of each option, a ranking its mean place, and strangers count for nothing', () => {
		const values = [{ value: 'a:1:5 b:2:2' }, { value: 'a:3:3 x:1:1 ?' }, { value: '' }];
		const [a, b, c] = placedOptions(matrix, values);
		expect([a?.count, a?.across, a?.up]).toEqual([2, 2, 4]);
		expect([b?.count, c?.count]).toEqual([1, 0]);
		const ranked = rankedOptions(ranking, [{ value: 'b a c' }, { value: 'b c a' }, { value: 'b' }]);
		expect(ranked.map(({ key, mean }) => [key, mean])).toEqual([
			['b', 1],
			['a', 2.5],
			['c', 2.5]
		]);
		expect(ranked[0]?.places).toEqual([2, 0, 0]);
	});

	it('L24 a scale has its middle and its spread, in each round', () => {
		expect(middleOf(scale, [{ value: '1' }, { value: '5' }, { value: '9' }, { value: '' }])).toEqual({
			...{ answers: 2, mean: 3, least: 1, most: 5 }
		});
		expect(middleOf(scale, [])).toBe(null);
	});
});
