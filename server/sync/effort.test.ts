import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { crowdedUpdate, repeatedDeletes } from '../../tests/build/hostile-updates.ts';
import { effort } from './effort.ts';

const most = 50_000;
const of = (update: Uint8Array, doc = new Y.Doc()) => effort(Y.decodeUpdate(update), doc, most);

function written(client: number, edit: (text: Y.Text, random: () => number) => void, on?: Uint8Array) {
	const doc = new Y.Doc();
	doc.clientID = client;
	if (on) Y.applyUpdate(doc, on);
	const before = Y.encodeStateVector(doc);
	let seed = client;
	const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
	edit(doc.getText('t'), random);
	return { doc, update: Y.encodeStateAsUpdate(doc, before) };
}
const typing = (words: number) => (text: Y.Text, random: () => number) => {
	for (let word = 0; word < words; word += 1) {
		text.insert(Math.floor(random() * (text.length + 1)), 'ord ');
		if (word % 4 === 0) text.delete(Math.floor(random() * (text.length - 2)), 2);
	}
};

describe('the effort of an update', () => {
	it('D17 of honest writing is small, also when two wrote apart', () => {
		const { doc } = written(1_000, typing(5_000));
		const base = Y.encodeStateAsUpdate(doc);
		const mine = written(2_000, typing(100), base);
		const theirs = written(3_000, typing(100), base);
		expect(of(mine.update, doc)).toBeLessThan(most);
		Y.applyUpdate(doc, mine.update);
		expect(of(theirs.update, doc)).toBeLessThan(most);
	});

	it('D17 of what the document has already is nothing', () => {
		const { doc } = written(1_000, typing(1_000));
		expect(of(Y.encodeStateAsUpdate(doc), doc)).toBe(0);
	});

	it('D17 of a crowd at one place is beyond every bound, in one update and against the document', () => {
		expect(of(crowdedUpdate(400))).toBeGreaterThan(most);
		const doc = new Y.Doc();
		Y.applyUpdate(doc, crowdedUpdate(2_000));
		expect(of(crowdedUpdate(100, 1), doc)).toBeGreaterThan(most);
	});

	it('D17 of deletions grows with the document that they cut', () => {
		const { doc } = written(1_000, (text) => {
			for (let at = 0; at < 20_000; at += 1) text.insert(0, 'x');
		});
		const copy = written(
			2_000,
			(text) => {
				for (let at = 0; at < 3_000; at += 1) text.delete(at * 3, 1);
			},
			Y.encodeStateAsUpdate(doc)
		);
		expect(of(copy.update, doc)).toBeGreaterThan(most);
	});

	it('D17 of the same deletion many times over is beyond every bound, also where all of it is gone already', () => {
		const { doc } = written(1_000, (text) => {
			for (let at = 0; at < 16_000; at += 1) text.insert(0, 'x');
		});
		const same = repeatedDeletes(
			1_000,
			Array.from({ length: 12_000 }, () => [0, 16_000] as const)
		);
		expect(of(same, doc)).toBeGreaterThan(most);
		doc.gc = false;
		doc.getText('t').delete(0, 16_000);
		expect(of(same, doc)).toBeGreaterThan(most);
		expect(of(repeatedDeletes(1_000, [[0, 16_000]]), doc)).toBe(0);
	});
});
