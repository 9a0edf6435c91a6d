import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { addEntry, changeEntry, moveEntry, removeEntry, restoreEntry, sheetDocument } from '#lib/sheets/doc.ts';
import { entriesOf, readSheet } from '#lib/sheets/read-sheet.ts';
import { size } from '../build/size.ts';
import { anyYjs } from './any-yjs.ts';

const ids = Array.from({ length: 8 }, (_, index) => String.fromCharCode(97 + index).repeat(22));
const columns = ['left', 'right'] as const;
const anId = fc.constantFrom(...ids);
const aColumn = fc.constantFrom(...columns);

type Edit = (doc: Y.Doc) => void;
/** `by` keeps what each of them adds apart, as random ids do. */
const edit: fc.Arbitrary<(who: number) => Edit> = fc.oneof(
	fc.tuple(fc.nat(5), aColumn, fc.string({ maxLength: 12 })).map(
		([n, column, text]) =>
			(who: number): Edit =>
			(doc) =>
				addEntry(doc, { id: `${who}${n}`.padEnd(22, 'x'), step: 's', field: 'f', column, text })
	),
	fc.tuple(fc.nat(2), fc.nat(5), fc.string({ maxLength: 12 })).map(
		([w, n, text]) =>
			(): Edit =>
			(doc) =>
				changeEntry(doc, `${w}${n}`.padEnd(22, 'x'), { text, owner: text })
	),
	fc.tuple(fc.nat(2), fc.nat(5), fc.constantFrom(-1, 1), fc.option(aColumn)).map(
		([w, n, by, column]) =>
			(): Edit =>
			(doc) =>
				moveEntry(doc, `${w}${n}`.padEnd(22, 'x'), column === null ? { by } : { column })
	),
	fc.tuple(fc.nat(2), fc.nat(5), fc.boolean()).map(
		([w, n, away]) =>
			(): Edit =>
			(doc) =>
				(away ? removeEntry : restoreEntry)(doc, `${w}${n}`.padEnd(22, 'x'))
	),
	fc.array(anId, { maxLength: 4 }).map(
		(shown) => (): Edit => (doc) =>
			sheetDocument.edits['show']?.(doc, {
				entries: shown.map((id) => ({ id, step: 's', field: 'f', column: 'left', text: id }))
			})
	)
);
const step = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ who: fc.nat(2), edit }) },
	{ weight: 1, arbitrary: fc.record({ who: fc.nat(2), with: fc.nat(2) }) }
);

const send = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));

function expectWhole(doc: Y.Doc): void {
	const { entries } = readSheet(doc);
	expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
	expect(entries.length).toBe(entriesOf(doc).size);
}

it('L1 three people who write, move, remove and take back behind partitions end with the same notes, none doubled or lost', () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
			const docs = [1, 2, 3].map((clientID) => Object.assign(new Y.Doc(), { clientID }));
			const of = (who: number) => docs[who] ?? new Y.Doc();
			for (const one of steps) {
				if ('edit' in one) one.edit(one.who)(of(one.who));
				else send(of(one.who), of(one.with));
				docs.forEach(expectWhole);
			}
			const written = new Set(docs.flatMap((doc) => readSheet(doc).entries.map(({ id }) => id)));
			for (const from of docs) for (const to of docs) send(from, to);
			for (const from of docs) for (const to of docs) send(from, to);
			const [first, ...others] = docs.map(readSheet);
			for (const other of others) expect(other).toEqual(first);
			expect(new Set(first?.entries.map(({ id }) => id))).toEqual(written);
		}),
		{ numRuns: size(300, 5_000) }
	);
});

it('L2 reading a sheet never throws, whatever a stranger wrote, and what it reads can be written anew', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.oneof(anId, fc.string()), anyYjs), { maxLength: 12 }), (entries) => {
			const foreign = new Y.Doc();
			for (const [key, make] of entries) foreign.getMap('entries').set(key, make());
			const doc = new Y.Doc();
			send(foreign, doc);
			addEntry(doc, { id: 'z'.repeat(22), step: 's', field: 'f', text: 'mine' });
			moveEntry(doc, 'z'.repeat(22), { column: 'right' });
			const json = readSheet(doc);
			expect(json.entries.find(({ id }) => id === 'z'.repeat(22))?.column).toBe('right');
			const anew = new Y.Doc();
			sheetDocument.write(anew, json);
			expect(readSheet(anew)).toEqual(json);
		}),
		{ numRuns: size(300, 5_000) }
	);
});

it('L1 a sheet written over another keeps the words that are alike and removes the rest so that they can come back', () => {
	const doc = new Y.Doc();
	addEntry(doc, { id: 'a'.repeat(22), step: 's', field: 'f', text: 'kvar' });
	const json = readSheet(doc);
	const text = entriesOf(doc).get('a'.repeat(22));
	addEntry(doc, { id: 'b'.repeat(22), step: 's', field: 'f', text: 'bort' });
	sheetDocument.write(doc, json);
	expect(readSheet(doc).entries.map(({ id, removed }) => [id.charAt(0), removed])).toEqual([
		['a', false],
		['b', true]
	]);
	expect(entriesOf(doc).get('a'.repeat(22))).toBe(text);
});
