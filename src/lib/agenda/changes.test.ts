import { describe, expect, it } from 'vitest';
import { changesBetween } from './changes.ts';
import type { AgendaItemJson } from './item.ts';

/** "a b -x": items a and b, and x under b. */
const items = (outline: string): AgendaItemJson[] => {
	let top = '';
	return outline.split(' ').map((word) => {
		const id = word.replace('-', '');
		const parentId = word.startsWith('-') ? top : null;
		if (!parentId) top = id;
		const rest = { place: '', kind: 'other', presenter: '', minutes: null, numbered: true, removed: false } as const;
		return { id, parentId, title: id.toUpperCase(), ...rest };
	});
};

describe('what others changed on an agenda', () => {
	const table: [before: string, after: string, added: string[], removed: string[], moved: boolean][] = [
		['a b', 'a b', [], [], false],
		['a b', 'a n b', ['N'], [], false],
		['a b c', 'a c', [], ['B'], false],
		['a b c', 'c a b', [], [], true],
		['a b', 'a -b', [], [], true],
		['a b', 'b n', ['N'], ['A'], false]
	];
	for (const [before, after, added, removed, moved] of table)
		it(`${before} → ${after}`, () => {
			expect(changesBetween(items(before), items(after))).toEqual({ added, removed, moved });
		});
});
