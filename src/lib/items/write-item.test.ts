import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Block, ItemJson } from './blocks.ts';
import { plainText, readItem } from './read-item.ts';
import { writeItem } from './write-item.ts';

const paragraph = (text: string): Block => ({
	type: 'paragraph',
	content: text ? [{ type: 'text', text, marks: [] }] : []
});
const item = (...lines: (string | Block)[]): ItemJson => ({
	text: lines.map((line) => (typeof line === 'string' ? paragraph(line) : line)),
	notes: []
});
function holding(json: ItemJson): Y.Doc {
	const doc = new Y.Doc();
	writeItem(doc, json);
	return doc;
}
const nodes = (doc: Y.Doc) => doc.getXmlFragment('text').toArray();
const wordsIn = (doc: Y.Doc, block: number): Y.XmlText => (nodes(doc)[block] as Y.XmlElement).get(0) as Y.XmlText;
const copy = (doc: Y.Doc): Y.Doc => {
	const made = new Y.Doc();
	Y.applyUpdate(made, Y.encodeStateAsUpdate(doc));
	return made;
};
/** Somebody types while `json` is written into the document; both then have each other's change. */
function meanwhile(doc: Y.Doc, json: ItemJson, type: (theirs: Y.Doc) => void): string {
	const theirs = copy(doc);
	type(theirs);
	writeItem(doc, json);
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
	Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc));
	expect(readItem(theirs)).toEqual(readItem(doc));
	return plainText(readItem(doc).text);
}

describe('writing an item by the least change', () => {
	it('H1 blocks that are alike are the same in Yjs afterwards', () => {
		const doc = holding(item('Bakgrund', 'Budgeten för nästa år', 'Beslut'));
		const [first, , last] = nodes(doc);
		writeItem(doc, item('Ny rubrik', 'Bakgrund', 'Budgeten för i år', 'Beslut'));
		expect(nodes(doc)[1]).toBe(first);
		expect(nodes(doc)[3]).toBe(last);
	});

	it('H1 what somebody types in a block that stays is kept', () => {
		const doc = holding(item('Bakgrund', 'Gammalt', 'Beslut'));
		const text = meanwhile(doc, item('Bakgrund', 'Nytt', 'Beslut'), (theirs) => {
			wordsIn(theirs, 2).insert(6, 'et är fattat');
		});
		expect(text).toBe('Bakgrund\nNytt\nBeslutet är fattat');
	});

	it('H1 what somebody types among the words that stay in a changed block is kept', () => {
		const doc = holding(item('Styrelsen beslutar att bevilja medel för insatsen'));
		const text = meanwhile(doc, item('Beredningen beslutar att bevilja medel för projektet'), (theirs) => {
			wordsIn(theirs, 0).insert(28, ' 200 000 kr i');
		});
		expect(text).toMatch(/^Beredningen beslutar att bev.* 200 000 kr i.* medel för projektet$/);
	});

	it('a word made bold is the same word', () => {
		const doc = holding(item('ett två tre'));
		const text = wordsIn(doc, 0);
		const bold: Block = {
			type: 'paragraph',
			content: [
				{ type: 'text', text: 'ett ', marks: [] },
				{ type: 'text', text: 'två', marks: [{ type: 'bold' }] },
				{ type: 'text', text: ' tre', marks: [] }
			]
		};
		writeItem(doc, item(bold));
		expect(readItem(doc)).toEqual(item(bold));
		expect(wordsIn(doc, 0)).toBe(text);
		writeItem(doc, item('ett två tre'));
		expect(readItem(doc)).toEqual(item('ett två tre'));
	});

	it('a list keeps the points that stay', () => {
		const list = (...points: string[]): Block => ({
			type: 'bulletList',
			items: points.map((point) => [paragraph(point)])
		});
		const doc = holding(item(list('hyra', 'lön', 'resor')));
		const points = () => (nodes(doc)[0] as Y.XmlElement).toArray();
		const [rent, , travel] = points();
		writeItem(doc, item(list('hyra', 'resor', 'kaffe')));
		expect(points()[0]).toBe(rent);
		expect(points()[1]).toBe(travel);
		expect(readItem(doc)).toEqual(item(list('hyra', 'resor', 'kaffe')));
	});

	it('a long text that shares nothing is written all the same', () => {
		const lines = (word: string) => Array.from({ length: 3_000 }, (_, index) => `${word} ${index}`);
		const doc = holding(item(...lines('gammal')));
		writeItem(doc, item(...lines('ny'), 'och en till'));
		expect(readItem(doc)).toEqual(item(...lines('ny'), 'och en till'));
	});
});
