import { expect, it } from 'vitest';
import { spreadOf } from './spread.ts';

it('counts how many chose what, in the order it was offered, and passes over what was not', () => {
	const scale = { kind: 'scale', key: 'how', label: 'Hur', from: 1, to: 3, low: 'Lite', high: 'Mycket' } as const;
	expect(spreadOf(scale, [{ value: '3' }, { value: '1' }, { value: '3' }, { value: '9' }])).toEqual({
		rows: [
			{ label: '1 (Lite)', count: 1 },
			{ label: '2', count: 0 },
			{ label: '3 (Mycket)', count: 2 }
		],
		answers: 3
	});
	const options = [
		{ key: 'a', label: 'A' },
		{ key: 'b', label: 'B' }
	];
	const choice = { kind: 'choice', key: 'which', label: 'Vilka', several: true, options } as const;
	expect(spreadOf(choice, [{ value: 'a b' }, { value: 'b' }, { value: '' }])).toEqual({
		rows: [
			{ label: 'A', count: 1 },
			{ label: 'B', count: 2 }
		],
		answers: 2
	});
});
