import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import fc from 'fast-check';
import { differences } from '#lib/history/lines.ts';
import { newId } from '#lib/ids/id.ts';
import { blockOf } from '#lib/items/doc.ts';
import { plainText } from '#lib/items/read-item.ts';
import { anchorOf, findWords, placeOf, textsOf, wordsIn } from './anchor.ts';
import { addSection, moveSection, proposalDocument, removeSection, restoreSection, takeSuggestion } from './doc.ts';
import { clausesOf, proposedDecisions, standing, type DraftJson } from './draft.ts';
import { bodyName } from './read-draft.ts';
import { sectionTitle } from './words.ts';

const ids = ['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(22));
const [first = '', second = '', third = ''] = ids;
const say = (doc: Y.Doc, id: string, ...lines: string[]) => {
	const body = doc.getXmlFragment(bodyName(id));
	body.insert(body.length, lines.map(blockOf));
};
const read = (doc: Y.Doc) => proposalDocument.read(doc);
const wordsOf = (doc: Y.Doc, id: string) =>
	plainText(read(doc).sections.find((section) => section.id === id)?.body ?? []);
const begun = (line = 'Alla får ett samtal inom tio dagar.') => {
	const doc = new Y.Doc();
	proposalDocument.edits['begin']?.(doc, { sections: [{ id: first, kind: 'proposal', text: [line] }] });
	return doc;
};

describe('the text of a proposal', () => {
	it('Y3 keeps its sections in order whatever is added and moved, and gives back what was removed', () => {
		const doc = begun();
		addSection(doc, { id: second, kind: 'need' });
		addSection(doc, { id: third, title: 'Bilaga', after: first });
		const order = () => standing(read(doc)).map(({ id }) => id);
		expect(order()).toEqual([first, third, second]);
		expect(moveSection(doc, second, -1)).toBe(1);
		expect(moveSection(doc, first, -1)).toBeNull();
		expect(order()).toEqual([first, second, third]);
		removeSection(doc, second);
		expect(order()).toEqual([first, third]);
		restoreSection(doc, second);
		expect(order()).toEqual([first, second, third]);
	});

	it('Y3 two who write in one section without a network both find their words there', () => {
		const [one, other] = [begun(), new Y.Doc()];
		Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
		say(one, first, 'Från den ena.');
		say(other, first, 'Från den andra.');
		Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
		Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
		expect(read(one)).toEqual(read(other));
		expect(wordsOf(one, first)).toContain('Från den ena.');
		expect(wordsOf(one, first)).toContain('Från den andra.');
	});

	it('Y5 takes a suggestion in where its words stand, also after others wrote around them, once', () => {
		const doc = begun();
		const [text] = [...textsOf(doc.getXmlFragment(bodyName(first)))];
		const at = wordsIn(text as Y.XmlText).indexOf('tio dagar');
		const anchor = anchorOf({ text: text as Y.XmlText, at, length: 'tio dagar'.length });
		text?.insert(0, 'Från i höst: ');
		const suggestion = { sectionId: first, anchor, quote: 'tio dagar', replacement: 'femton arbetsdagar' };
		const remarkId = newId();
		takeSuggestion(doc, { remarkId, ...suggestion });
		takeSuggestion(doc, { remarkId, ...suggestion });
		expect(wordsOf(doc, first)).toBe('Från i höst: Alla får ett samtal inom femton arbetsdagar.');
		expect(read(doc).taken).toEqual([remarkId]);
	});

	it('Y5 leaves words that have changed since as they are', () => {
		const doc = begun();
		const place = findWords(doc, first, 'tio dagar');
		const anchor = place ? anchorOf(place) : '';
		place?.text.insert(place.at + 3, ' hela');
		expect(placeOf(doc, { sectionId: first, anchor, quote: 'tio dagar' })).toBeNull();
		takeSuggestion(doc, { remarkId: newId(), sectionId: first, anchor, quote: 'tio dagar', replacement: 'x' });
		expect(wordsOf(doc, first)).toContain('tio hela dagar');
		expect(read(doc).taken).toEqual([]);
	});

	it('Y5 finds words without an anchor only where they stand once', () => {
		const doc = begun('ett, två, ett');
		expect(findWords(doc, first, 'två')?.at).toBe(5);
		expect(findWords(doc, first, 'ett')).toBeNull();
		expect(placeOf(doc, { sectionId: first, anchor: 'inget.alls', quote: 'två' })?.at).toBe(5);
		expect(placeOf(doc, { sectionId: second, anchor: '', quote: 'två' })).toBeNull();
	});

	it('Y7 reads its proposed decisions line by line', () => {
		const doc = new Y.Doc();
		const text = ['Styrelsen föreslås besluta', { numbers: ['att börja,', 'att följa upp.'] }];
		proposalDocument.edits['begin']?.(doc, { sections: [{ id: first, kind: 'decision', text }] });
		expect(proposedDecisions(read(doc))).toEqual(['att börja', 'att följa upp']);
		// What does not go along is named, so that nobody finds it out at the meeting.
		expect(clausesOf(read(doc)).left).toEqual(['Styrelsen föreslås besluta']);
		const long = new Y.Doc();
		const lines = ['att börja', `att ${'x'.repeat(4_000)}`, 'att sluta'];
		proposalDocument.edits['begin']?.(long, { sections: [{ id: first, kind: 'decision', text: lines }] });
		expect(clausesOf(read(long))).toMatchObject({ along: ['att börja', 'att sluta'], left: [lines[1]] });
	});
});

const words = fc.oneof(fc.constantFrom('att ', 'dagar', 'å', '🙂', ' '), fc.string({ unit: 'grapheme', maxLength: 5 }));
const edit = fc.record({
	what: fc.constantFrom('add', 'say', 'cut', 'put', 'move', 'remove', 'restore'),
	id: fc.constantFrom(...ids),
	at: fc.nat(20),
	words
});
type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never;
function make(doc: Y.Doc, { what, id, at, words: some }: Edit): void {
	const [text] = [...textsOf(doc.getXmlFragment(bodyName(id)))];
	if (what === 'add') addSection(doc, { id, kind: 'need' });
	else if (what === 'say') say(doc, id, some);
	else if (what === 'cut' && text)
		text.delete(Math.min(at, text.length), Math.min(3, text.length - Math.min(at, text.length)));
	else if (what === 'put' && text) text.insert(Math.min(at, text.length), some.toWellFormed());
	else if (what === 'move') moveSection(doc, id, at % 2 === 0 ? 1 : -1);
	else if (what === 'remove') removeSection(doc, id);
	else if (what === 'restore') restoreSection(doc, id);
}
const linesOf = (draft: DraftJson) =>
	standing(draft).flatMap((section) => [
		sectionTitle(section),
		...section.body.map((block) => plainText([block])).filter((line) => line.trim() !== '')
	]);

describe('versions of a proposal', () => {
	it('Y4 differences give back both texts, whatever was done between them', () => {
		fc.assert(
			fc.property(fc.array(edit, { maxLength: 25 }), fc.array(edit, { maxLength: 25 }), (earlier, later) => {
				const doc = new Y.Doc();
				for (const one of earlier) make(doc, one);
				const before = read(doc);
				for (const one of later) make(doc, one);
				const after = read(doc);
				const rows = differences['proposal']?.(before as never, after as never).sections[0]?.rows ?? [];
				const side = (gone: 'added' | 'removed') =>
					rows
						.filter((row) => row.state !== (gone === 'added' ? 'added' : 'removed'))
						.map((row) =>
							row.parts
								.filter((part) => part.state !== gone)
								.map((part) => part.text)
								.join('')
						);
				expect(side('added')).toEqual(linesOf(before));
				expect(side('removed')).toEqual(linesOf(after));
			})
		);
	});

	it('Y4 bringing back an earlier version says what it said and loses no later section', () => {
		fc.assert(
			fc.property(fc.array(edit, { maxLength: 25 }), fc.array(edit, { maxLength: 25 }), (earlier, later) => {
				const doc = new Y.Doc();
				for (const one of earlier) make(doc, one);
				const before = read(doc);
				for (const one of later) make(doc, one);
				const after = read(doc);
				proposalDocument.write(doc, before);
				const now = read(doc);
				expect(standing(now)).toEqual(standing(before));
				proposalDocument.write(doc, after);
				expect(standing(read(doc))).toEqual(standing(after));
			})
		);
	});
});
