import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addItem, agendaDocument, changeItem, fillAgenda, moveItem, removeItem, restoreItem, titleOf } from './doc.ts';
import { readAgenda } from './read-agenda.ts';

/** Ids that read as what they are: "a" stands for itself 22 times. */
const id = (letter: string) => letter.repeat(22);
const outline = (doc: Y.Doc) =>
	readAgenda(doc)
		.items.filter((item) => !item.removed)
		.map((item) => (item.parentId ? `-${item.title}` : item.title))
		.join(' ');

function agenda(words: string): Y.Doc {
	const doc = new Y.Doc();
	let top = '';
	for (const word of words.split(' ')) {
		const letter = word.replace('-', '');
		if (!word.startsWith('-')) top = letter;
		addItem(doc, { id: id(letter), title: letter, target: { into: word.startsWith('-') ? id(top) : null } });
	}
	return doc;
}

const exchange = (a: Y.Doc, b: Y.Doc) => {
	const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)];
	Y.applyUpdate(a, fromB);
	Y.applyUpdate(b, fromA);
};
const copy = (doc: Y.Doc): Y.Doc => {
	const other = new Y.Doc();
	Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
	return other;
};

describe('moving agenda items', () => {
	const table: [start: string, moved: string, target: Parameters<typeof moveItem>[2], expected: string][] = [
		['a b c', 'c', { before: id('a') }, 'c a b'],
		['a b c', 'a', { after: id('b') }, 'b a c'],
		['a b c', 'a', { into: null }, 'b c a'],
		['a b c', 'c', { into: id('a') }, 'a -c b'],
		['a -x -y b', 'x', { after: id('y') }, 'a -y -x b'],
		['a -x b', 'x', { after: id('a') }, 'a x b'],
		['a -x b', 'b', { after: id('x') }, 'a -x -b'],
		['a -x b', 'a', { after: id('b') }, 'b a -x'],
		['a b -x -y c', 'b', { into: id('a') }, 'a -b -x -y c'],
		['a -x b', 'b', { into: id('x') }, 'a -x -b'],
		['a -x b', 'a', { after: id('x') }, 'a -x b'],
		['a -x b', 'a', { into: id('a') }, 'a -x b'],
		['a b', 'a', { after: id('q') }, 'a b']
	];
	for (const [start, moved, target, expected] of table)
		it(`${start}: ${moved} to ${JSON.stringify(target).replaceAll(/(\w)\1{21}/g, '$1')}`, () => {
			const doc = agenda(start);
			moveItem(doc, id(moved), target);
			expect(outline(doc)).toBe(expected);
		});

	it('E1 keeps an order when two are put at the same place at once, and more can come between', () => {
		const one = agenda('a b');
		const two = copy(one);
		addItem(one, { id: id('x'), title: 'x', target: { after: id('a') } });
		addItem(two, { id: id('y'), title: 'y', target: { after: id('a') } });
		exchange(one, two);
		expect(outline(one)).toBe('a x y b');
		addItem(one, { id: id('z'), title: 'z', target: { after: id('x') } });
		expect(outline(one)).toBe('a x z y b');
		expect(outline(two)).toBe('a x y b');
	});

	it('E2 cuts a ring that two made by moving each under the other', () => {
		const one = agenda('a b c');
		const two = copy(one);
		moveItem(one, id('a'), { into: id('b') });
		moveItem(two, id('b'), { into: id('a') });
		exchange(one, two);
		expect(outline(one)).toBe('a -b c');
		expect(outline(two)).toBe(outline(one));
	});

	it('E2 keeps an item that was put under one that another removed', () => {
		const one = agenda('a b');
		const two = copy(one);
		moveItem(one, id('b'), { into: id('a') });
		removeItem(two, id('a'));
		exchange(one, two);
		expect(outline(one)).toBe('b');
		restoreItem(one, id('a'));
		expect(outline(one)).toBe('a -b');
	});
});

describe('changing agenda items', () => {
	it('E3 removes with the sub-items and brings back what went', () => {
		const doc = agenda('a -x -y b');
		removeItem(doc, id('y'));
		removeItem(doc, id('a'));
		expect(outline(doc)).toBe('b');
		restoreItem(doc, id('a'));
		expect(outline(doc)).toBe('a -x b');
	});

	it('E1 lets two people write in one title at once', () => {
		const one = agenda('a');
		changeItem(one, id('a'), { title: 'Läget' });
		const two = copy(one);
		changeItem(one, id('a'), { title: 'Läget hos parterna' });
		changeItem(two, id('a'), { title: 'Rapport: Läget' });
		exchange(one, two);
		expect(titleOf(one, id('a'))?.toString()).toBe('Rapport: Läget hos parterna');
		expect(outline(two)).toBe(outline(one));
	});

	it('E7 lays a standing agenda once, with sub-items, after what is there', () => {
		const doc = agenda('a');
		const standing = {
			items: [
				{ title: 'A', kind: 'opening' as const },
				{ title: 'Övrigt', kind: 'other' as const, minutes: 10, items: [{ title: 'En fråga' }] }
			]
		};
		fillAgenda(doc, standing);
		fillAgenda(doc, standing);
		expect(outline(doc)).toBe('a Övrigt -En fråga');
	});

	it('refuses edits by name that are not what they should be', () => {
		const doc = agenda('a');
		for (const args of [null, {}, { id: 'short' }, { id: id('b'), kind: 'feast' }, { id: id('b'), minutes: -1 }])
			expect(() => agendaDocument.edits['add']?.(doc, args)).toThrow();
		expect(outline(doc)).toBe('a');
	});

	it('cuts what is too long and takes nothing that is not of its kind', () => {
		const doc = agenda('a');
		const items = doc.getMap('items');
		items.set(id('s'), 'a word');
		items.set('short', new Y.Map());
		const odd = new Y.Map<unknown>(
			Object.entries({ title: 'x\n'.repeat(500), kind: 'feast', minutes: 1.5, place: 7, presenter: null })
		);
		items.set(id('o'), odd);
		expect(readAgenda(doc).items.map((item) => item.id)).toEqual([id('a'), id('o')]);
		expect(readAgenda(doc).items[1]).toMatchObject({ kind: 'other', minutes: null, presenter: '', numbered: true });
		expect(readAgenda(doc).items[1]?.title).toHaveLength(200);
	});
});

describe('an agenda from a hostile hand', () => {
	const name = (index: number) => String(index).padStart(22, '0');
	const chain = (length: number, parentOf: (index: number) => number | null): Y.Doc => {
		const doc = new Y.Doc();
		doc.transact(() => {
			for (let index = 0; index < length; index++) {
				const parent = parentOf(index);
				const fields = Object.entries({ place: 'a', parent: parent === null ? null : name(parent), title: 'x' });
				doc.getMap('items').set(name(index), new Y.Map<unknown>(fields));
			}
		});
		return doc;
	};

	it('D4 one long chain of parents is read as one item with its sub-items', () => {
		const { items } = readAgenda(chain(20_000, (index) => (index === 0 ? null : index - 1)));
		expect(items).toHaveLength(400);
		expect(items[0]).toMatchObject({ id: name(0), parentId: null });
		expect(items.slice(1).every((item) => item.parentId === name(0))).toBe(true);
	});

	it('D4 one long ring is cut at its smallest id', () => {
		const { items } = readAgenda(chain(4_000, (index) => (index + 1) % 4_000));
		expect(items[0]).toMatchObject({ id: name(0), parentId: null });
		expect(items.slice(1).every((item) => item.parentId === name(0))).toBe(true);
	});
});
