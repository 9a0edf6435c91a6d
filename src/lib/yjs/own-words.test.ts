import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addItem, changeItem, titleOf } from '#lib/agenda/doc.ts';
import { newId } from '#lib/ids/id.ts';
import { appendTo, fragmentOf } from '#lib/items/doc.ts';
import { writtenBy, writtenIn, type IdRange } from './id-ranges.ts';
import { ownWords, type Piece } from './own-words.ts';

const give = (from: Y.Doc, to: Y.Doc) =>
	Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'away');

/** Two who have the same text; the second is away until `back`. Out: what was lost when they came back. */
function away(write: (doc: Y.Doc) => void, meanwhile: (doc: Y.Doc) => void, begin: (doc: Y.Doc) => void) {
	const [there, here] = [new Y.Doc(), new Y.Doc()];
	begin(there);
	give(there, here);
	const own: IdRange[] = [];
	here.on('afterTransaction', (transaction) => own.push(...writtenIn(transaction)));
	write(here);
	meanwhile(there);
	let lost: Piece[] = [];
	const mine = [...own];
	here.on('afterTransaction', (transaction) => {
		if (transaction.origin === 'away')
			lost = ownWords(here, mine, (item) => item.deleted && Y.isDeleted(transaction.deleteSet, item.id), ['presenter']);
	});
	give(there, here);
	return { lost, here, mine };
}

/** The lines of the notes, as shared texts. */
const lines = (doc: Y.Doc): Y.XmlText[] =>
	fragmentOf(doc, 'notes')
		.toArray()
		.map((block) => (block as Y.XmlElement).get(0) as Y.XmlText);
const notes =
	(...words: string[]) =>
	(doc: Y.Doc) =>
		appendTo(doc, 'notes', words);

describe('D35 words of my own that somebody removed while I was away', () => {
	it('are what I wrote in a line that is gone, and not what stood there before', () => {
		const { lost } = away(
			(doc) => lines(doc)[1]?.insert(9, ' och kaffe'),
			(doc) => fragmentOf(doc, 'notes').delete(1, 1),
			notes('Öppnande.', 'Frukt kl.', 'Avslut.')
		);
		expect(lost).toEqual([{ path: ['notes'], text: ' och kaffe', after: 'Öppnande.' }]);
	});

	it('are whole new lines of mine inside a list that is gone, in their order', () => {
		const { lost } = away(
			(doc) => {
				const list = fragmentOf(doc, 'notes').get(1) as Y.XmlElement;
				const line = (words: string) => {
					const [item, paragraph] = [new Y.XmlElement('listItem'), new Y.XmlElement('paragraph')];
					paragraph.insert(0, [new Y.XmlText(words)]);
					item.insert(0, [paragraph]);
					return item;
				};
				list.insert(1, [line('andra')]);
				list.insert(1, [line('första')]);
			},
			(doc) => fragmentOf(doc, 'notes').delete(1, 1),
			(doc) => appendTo(doc, 'notes', ['Öppnande.', { bullets: ['noll'] }])
		);
		expect(lost.map(({ text }) => text)).toEqual(['första', 'andra']);
	});

	it('are not there when nothing of mine went', () => {
		const { lost, here } = away(
			(doc) => lines(doc)[0]?.insert(0, 'Mitt. '),
			(doc) => lines(doc)[0]?.delete(0, 4),
			notes('Bort med detta.')
		);
		expect(lost).toEqual([]);
		expect(lines(here)[0]?.toString()).toContain('Mitt. ');
	});

	it('are not what I took away again myself', () => {
		const { lost } = away(
			(doc) => {
				lines(doc)[0]?.insert(0, 'Ångrat. ');
				lines(doc)[0]?.delete(0, 8);
			},
			(doc) => fragmentOf(doc, 'notes').delete(0, 1),
			notes('Rad.')
		);
		expect(lost).toEqual([]);
	});

	it('are the words of an agenda item’s title and presenter when others put theirs in their place', () => {
		const id = newId();
		const { lost } = away(
			(doc) => {
				titleOf(doc, id)?.insert(0, 'Budget för ');
				changeItem(doc, id, { presenter: 'Maja' });
			},
			(doc) => {
				const fields = doc.getMap('items').get(id) as Y.Map<unknown>;
				fields.set('title', new Y.Text('Ny rubrik'));
				for (let n = 0; n < 3; n += 1) fields.set('presenter', `Nils ${n}`);
			},
			(doc) => addItem(doc, { id, title: 'hösten' })
		);
		const texts = lost.map(({ path, text }) => `${path.slice(1).join('/')}: ${text}`);
		expect(texts).toContain(`${id}/title: Budget för `);
	});
});

describe('D34 words of my own that are not stored', () => {
	it('are found in an update, where they stand, without the words of others', () => {
		const doc = new Y.Doc();
		notes('Öppnande.')(doc);
		const before = Y.encodeStateVector(doc);
		lines(doc)[0]?.insert(9, ' Klockan nio.');
		const unsent = Y.encodeStateAsUpdate(doc, before);
		expect(ownWords(doc, writtenBy(unsent), (item) => !item.deleted)).toEqual([
			{ path: ['notes'], text: ' Klockan nio.', after: 'Öppnande.' }
		]);
	});
});
