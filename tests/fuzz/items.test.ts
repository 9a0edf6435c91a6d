import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { itemDocument } from '#lib/items/doc.ts';
import { readItem } from '#lib/items/read-item.ts';
import { size } from '../build/size.ts';
import { anyYjs } from './any-yjs.ts';

const received = (foreign: Y.Doc): Y.Doc => {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(foreign));
	return doc;
};
const allowed = new Set([
	...['paragraph', 'heading', 'bulletList', 'orderedList', 'table', 'tableCell', 'tableHeader', 'text', 'hardBreak'],
	...['bold', 'italic', 'link']
]);
const typesIn = (json: unknown): string[] => {
	if (Array.isArray(json)) return json.flatMap(typesIn);
	if (typeof json !== 'object' || json === null) return [];
	return Object.entries(json).flatMap(([key, value]) => (key === 'type' ? [String(value)] : typesIn(value)));
};

describe('item documents', () => {
	it('E5 reading never throws and lets nothing foreign through, whatever a stranger wrote', () => {
		fc.assert(
			fc.property(fc.array(anyYjs, { maxLength: 8 }), fc.array(anyYjs, { maxLength: 4 }), (text, notes) => {
				const foreign = new Y.Doc();
				for (const [name, makers] of [
					['text', text],
					['notes', notes]
				] as const)
					for (const make of makers) {
						const made = make();
						if (made instanceof Y.XmlElement || made instanceof Y.XmlText) foreign.getXmlFragment(name).push([made]);
					}
				const json = readItem(received(foreign));
				expect(typesIn(json).filter((type) => !allowed.has(type))).toEqual([]);
				expect(typeof itemDocument.plain(json)).toBe('string');
				expect(JSON.parse(JSON.stringify(json))).toEqual(json);
			}),
			{ numRuns: size(300, 5_000) }
		);
	});

	it('reading never throws where the root is of another type', () => {
		fc.assert(
			fc.property(fc.array(anyYjs, { maxLength: 6 }), fc.boolean(), (makers, asMap) => {
				const foreign = new Y.Doc();
				makers.forEach((make, index) => {
					if (asMap) foreign.getMap('text').set(`${index}`, make());
					else foreign.getArray('text').push([make()]);
				});
				expect(readItem(received(foreign)).notes).toEqual([]);
			}),
			{ numRuns: size(300, 5_000) }
		);
	});

	it('two who append at once keep both texts', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1, maxLength: 30 }), fc.string({ minLength: 1, maxLength: 30 }), (a, b) => {
				const [one, two] = [new Y.Doc(), new Y.Doc()];
				itemDocument.edits['append']?.(one, { text: [a] });
				itemDocument.edits['append']?.(two, { text: [{ bullets: [b] }] });
				Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
				Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
				expect(readItem(one)).toEqual(readItem(two));
				expect(readItem(one).text).toHaveLength(2);
			})
		);
	});
});
