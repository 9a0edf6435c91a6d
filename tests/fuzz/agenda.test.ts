import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addItem, changeItem, fillAgenda, moveItem, removeItem, restoreItem } from '#lib/agenda/doc.ts';
import { readAgenda } from '#lib/agenda/read-agenda.ts';
import { itemKinds, type Target } from '#lib/agenda/item.ts';
import { size } from '../build/size.ts';
import { anyYjs } from './any-yjs.ts';

const ids = Array.from({ length: 8 }, (_, index) => String.fromCharCode(97 + index).repeat(22));
const anId = fc.constantFrom(...ids);
const target: fc.Arbitrary<Target> = fc.oneof(
	anId.map((before) => ({ before })),
	anId.map((after) => ({ after })),
	fc.option(anId).map((into) => ({ into }))
);

type Edit = (doc: Y.Doc) => void;
const edit: fc.Arbitrary<Edit> = fc.oneof(
	fc.record({ id: anId, target, title: fc.string() }).map(
		(input): Edit =>
			(doc) =>
				addItem(doc, input)
	),
	fc.tuple(anId, target).map(
		([id, to]): Edit =>
			(doc) =>
				moveItem(doc, id, to)
	),
	fc.tuple(anId, fc.string({ maxLength: 12 }), fc.constantFrom(...itemKinds)).map(
		([id, title, kind]): Edit =>
			(doc) =>
				changeItem(doc, id, { title, kind })
	),
	anId.map(
		(id): Edit =>
			(doc) =>
				removeItem(doc, id)
	),
	anId.map(
		(id): Edit =>
			(doc) =>
				restoreItem(doc, id)
	),
	fc.tuple(anId, anId).map(
		([id, sub]): Edit =>
			(doc) =>
				fillAgenda(doc, { items: [{ id, title: 'T', items: [{ id: sub, title: 'S' }] }] })
	)
);
/** Who edits, or 'sync' where two of them exchange what they have. */
const step = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ who: fc.nat(2), edit }) },
	{ weight: 1, arbitrary: fc.record({ who: fc.nat(2), with: fc.nat(2) }) }
);

const send = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));

function expectWhole(doc: Y.Doc): void {
	const { items } = readAgenda(doc);
	const live = items.filter((item) => !item.removed);
	expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
	const tops = new Set(live.filter((item) => item.parentId === null).map((item) => item.id));
	for (const item of live) expect(item.parentId === null || tops.has(item.parentId)).toBe(true);
	let top: string | null = null;
	for (const item of live) {
		if (item.parentId === null) top = item.id;
		else expect(item.parentId).toBe(top);
	}
}

describe('agenda documents', () => {
	it('E1 three people who edit at once end with the same whole tree, and nothing but removing takes an item away', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
				const docs = [1, 2, 3].map((clientID) => Object.assign(new Y.Doc(), { clientID }));
				const of = (who: number) => docs[who] ?? new Y.Doc();
				for (const one of steps) {
					if ('edit' in one) one.edit(of(one.who));
					else send(of(one.who), of(one.with));
					for (const doc of docs) expectWhole(doc);
				}
				const added = new Set(docs.flatMap((doc) => readAgenda(doc).items.map((item) => item.id)));
				for (const from of docs) for (const to of docs) send(from, to);
				for (const from of docs) for (const to of docs) send(from, to);
				const [first, ...others] = docs.map(readAgenda);
				for (const other of others) expect(other).toEqual(first);
				expect(new Set(first?.items.map((item) => item.id))).toEqual(added);
				docs.forEach(expectWhole);
			}),
			{ numRuns: size(300, 5_000) }
		);
	});

	it('E2 reading never throws, whatever a stranger wrote, and moving still works', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.oneof(anId, fc.string()), anyYjs), { maxLength: 12 }),
				anId,
				target,
				(entries, id, to) => {
					const foreign = new Y.Doc();
					const items = foreign.getMap('items');
					for (const [key, make] of entries) items.set(key, make());
					const doc = new Y.Doc();
					send(foreign, doc);
					expectWhole(doc);
					addItem(doc, { id: 'z'.repeat(22), title: 'mine', target: to });
					moveItem(doc, id, to);
					moveItem(doc, 'z'.repeat(22), { into: null });
					expectWhole(doc);
					expect(
						readAgenda(doc)
							.items.filter((item) => !item.removed && item.parentId === null)
							.at(-1)?.title
					).toBe('mine');
				}
			),
			{ numRuns: size(300, 5_000) }
		);
	});
});
