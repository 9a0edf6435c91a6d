import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { fingerprint } from './fingerprint.ts';

const hex = (doc: Y.Doc): string => Buffer.from(fingerprint(doc)).toString('hex');

/** The document as a restart, a compaction or another tab would hold it. */
function rebuilt(doc: Y.Doc, gc: boolean): Y.Doc {
	const copy = new Y.Doc({ gc });
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}

const steps = fc.array(fc.record({ who: fc.nat(2), at: fc.nat(40), remove: fc.nat(5), text: fc.string() }), {
	maxLength: 30
});

/** Three people write in one text, each on top of what the others have. */
function written(edits: { who: number; at: number; remove: number; text: string }[], gc: boolean): Y.Doc[] {
	const docs = [1, 2, 3].map((clientId) => Object.assign(new Y.Doc({ gc }), { clientID: clientId * 7919 }));
	for (const { who, at, remove, text } of edits) {
		const mine = docs[who];
		if (!mine) continue;
		for (const doc of docs)
			if (doc !== mine) Y.applyUpdate(mine, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(mine)));
		const shared = mine.getText('t');
		const from = Math.min(at, shared.length);
		shared.delete(from, Math.min(remove, shared.length - from));
		shared.insert(from, text);
	}
	for (const doc of docs) for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
	return docs;
}

describe('D36 the fingerprint of a document', () => {
	it('is that of the same document rebuilt from one update, garbage-collected or not', () => {
		fc.assert(
			fc.property(steps, fc.boolean(), (edits, gc) => {
				const [first, second, third] = written(edits, gc);
				if (!first || !second || !third) throw new Error('three people');
				expect(new Set([first, second, third].map(hex)).size).toBe(1);
				expect(hex(rebuilt(first, true))).toBe(hex(first));
				expect(hex(rebuilt(first, false))).toBe(hex(first));
			})
		);
	});

	it('is another when only something was deleted', () => {
		const doc = new Y.Doc();
		doc.getText('t').insert(0, 'protokollet');
		const before = hex(doc);
		doc.getText('t').delete(2, 3);
		expect(hex(doc)).not.toBe(before);
	});

	it('is another when something was written', () => {
		const doc = new Y.Doc();
		const before = hex(doc);
		doc.getText('t').insert(0, 'a');
		expect(hex(doc)).not.toBe(before);
	});
});
