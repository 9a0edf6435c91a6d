import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { appendTo, fragmentOf } from '#lib/items/doc.ts';
import { rescueRules } from '#lib/documents/rescue-rules.ts';
import { createOwnWriting } from './own-writing.ts';

const give = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'net');
const line = (doc: Y.Doc): Y.XmlText => (fragmentOf(doc, 'notes').get(0) as Y.XmlElement).get(0) as Y.XmlText;

/** Somebody's page and the text of all; `removed` gathers what the others' transactions take of the page's own words. */
function page() {
	const [all, here] = [new Y.Doc(), new Y.Doc()];
	appendTo(all, 'notes', ['Öppnande.']);
	give(all, here);
	const own = createOwnWriting(here, rescueRules('item'));
	const removed: string[] = [];
	here.on('update', (_update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
		if (origin !== 'net') own.wrote(transaction);
	});
	here.on('afterTransaction', (transaction) => {
		if (transaction.origin === 'net') removed.push(...own.removedIn(transaction).map(({ text }) => text));
	});
	return { all, here, own, removed };
}

describe('D35 words that others take away', () => {
	it('are rescued when they were written offline, also by a removal that comes after they were stored', () => {
		const { all, here, own, removed } = page();
		const alsoAway = new Y.Doc();
		give(all, alsoAway);
		line(here).insert(9, ' Mina ord.');
		own.left();
		give(here, all);
		own.stored();
		fragmentOf(alsoAway, 'notes').delete(0, 1);
		give(alsoAway, all);
		give(all, here);
		expect(removed).toEqual([' Mina ord.']);
	});

	it('are everybody’s when they were written while all were connected', () => {
		const { all, here, own, removed } = page();
		own.left();
		line(here).insert(9, ' Mina ord.');
		give(here, all);
		own.stored();
		fragmentOf(all, 'notes').delete(0, 1);
		give(all, here);
		expect(removed).toEqual([]);
	});

	it('are only those that went: the others of the same line stay unmentioned', () => {
		const { all, here, own, removed } = page();
		line(here).insert(9, ' Mina ord.');
		own.left();
		give(here, all);
		own.stored();
		line(all).delete(9, 6);
		give(all, here);
		expect(removed).toEqual([' Mina ']);
	});
});
