import { describe, expect, it } from 'vitest';
import { neighbours, untreated, type RoomItem } from './item.ts';

const item = (id: string, over: Partial<RoomItem> = {}): RoomItem => ({
	...{ id, parentId: null, label: id, title: id, kind: '', heading: false, presenter: '', minutes: null },
	...{ usedSeconds: 0, state: 'planned', outcome: null, document: null },
	...over
});

describe('R21 the next item and the one before', () => {
	const items = [
		item('heading', { heading: true }),
		item('a'),
		item('struck', { state: 'struck' }),
		item('between', { heading: true }),
		item('b'),
		item('b1', { parentId: 'b' }),
		item('off', { outcome: 'deferred' }),
		item('end', { heading: true })
	];
	const table: [string | null, string | undefined, string | undefined][] = [
		[null, undefined, 'a'],
		['a', undefined, 'b'],
		['b', 'a', 'b1'],
		['struck', 'a', 'b'],
		['b1', 'b', undefined],
		['nowhere', undefined, 'a']
	];
	for (const [id, before, after] of table)
		it(`of ${id} are ${before} and ${after}: headings and struck items are passed over`, () => {
			const found = neighbours(items, id);
			expect([found.before?.id, found.after?.id]).toEqual([before, after]);
		});
});

describe('what is left at the end', () => {
	it('S5 is what nobody has come to and nobody has put off', () => {
		const items = [
			item('heading', { heading: true }),
			item('a', { state: 'treated' }),
			item('b'),
			item('b1', { parentId: 'b' }),
			item('off', { outcome: 'deferred' }),
			item('struck', { state: 'struck' }),
			item('c')
		];
		expect(untreated(items, 'a').map(({ id }) => id)).toEqual(['b', 'c']);
		expect(untreated(items, 'b1').map(({ id }) => id)).toEqual(['c']);
	});
});
