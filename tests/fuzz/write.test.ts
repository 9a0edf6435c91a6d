import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { agendaDocument } from '#lib/agenda/doc.ts';
import type { AgendaJson } from '#lib/agenda/item.ts';
import { itemKinds } from '#lib/agenda/item.ts';
import type { Block, Inline, ItemJson, Mark } from '#lib/items/blocks.ts';
import { itemDocument } from '#lib/items/doc.ts';
import { size } from '../build/size.ts';
import { anyYjs } from './any-yjs.ts';

const runs = { numRuns: size(300, 5_000) };
/** Makes the document anew each time: a property changes what it is given. */
type State = () => Y.Doc;
const stored = (doc: Y.Doc): Y.Doc => {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
};

// ---- items: what the editor writes, and what a stranger does --------------------------------------------------------

const words = fc.oneof(
	fc.constantFrom('Budget', ' och ', 'förslag ', 'a', 'b', '🙂', ' '),
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
);
const mark: fc.Arbitrary<Mark> = fc.constantFrom(
	{ type: 'bold' as const },
	{ type: 'italic' as const },
	{ type: 'link' as const, href: 'https://exempel.se/' }
);
const inline: fc.Arbitrary<Inline> = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.record({
			type: fc.constant('text' as const),
			text: words,
			marks: fc
				.uniqueArray(mark, { maxLength: 2, selector: (one) => one.type })
				.map((marks) => marks.toSorted((a, b) => (a.type < b.type ? -1 : 1)))
		})
	},
	{ weight: 1, arbitrary: fc.constant({ type: 'hardBreak' as const }) }
);
const content = fc.array(inline, { maxLength: 4 });
const block: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
	block: fc.oneof(
		{ maxDepth: 2, depthSize: 'small' },
		fc.record({ type: fc.constant('paragraph' as const), content }),
		fc.record({ type: fc.constant('heading' as const), level: fc.constantFrom(2 as const, 3 as const), content }),
		fc.record({
			type: fc.constant('bulletList' as const),
			items: fc.array(fc.array(tie('block'), { maxLength: 2 }), { maxLength: 3 })
		}),
		fc.record({
			type: fc.constant('orderedList' as const),
			start: fc.nat(9),
			items: fc.array(fc.array(tie('block'), { maxLength: 2 }), { maxLength: 3 })
		}),
		fc.record({
			type: fc.constant('table' as const),
			rows: fc.array(
				fc.array(
					fc.record({
						type: fc.constantFrom('tableCell' as const, 'tableHeader' as const),
						colspan: fc.integer({ min: 1, max: 3 }),
						rowspan: fc.constant(1),
						content: fc.array(tie('block'), { maxLength: 2 })
					}),
					{ maxLength: 2 }
				),
				{ maxLength: 2 }
			)
		})
	)
})).block;
const itemJson: fc.Arbitrary<ItemJson> = fc.record({
	text: fc.array(block, { maxLength: 5 }),
	notes: fc.array(block, { maxLength: 2 })
});

const strangersItem = fc
	.tuple(fc.array(anyYjs, { maxLength: 6 }), fc.array(anyYjs, { maxLength: 3 }))
	.map(([text, notes]): State => () => {
		const doc = new Y.Doc();
		for (const [name, makers] of [
			['text', text],
			['notes', notes]
		] as const)
			for (const made of makers.map((make) => make()))
				if (made instanceof Y.XmlElement || made instanceof Y.XmlText) doc.getXmlFragment(name).push([made]);
		return stored(doc);
	});
const writtenItem = fc.array(itemJson, { minLength: 1, maxLength: 2 }).map((jsons): State => () => {
	const doc = new Y.Doc();
	for (const json of jsons) itemDocument.write(doc, json);
	return stored(doc);
});
const itemState = fc.oneof(strangersItem, writtenItem);

// ---- agendas --------------------------------------------------------------------------------------------------------

const ids = Array.from({ length: 6 }, (_, index) => String.fromCharCode(97 + index).repeat(22));
const anId = fc.constantFrom(...ids);
const field = fc.oneof(
	fc.tuple(fc.constant('title'), fc.string({ maxLength: 12 })).map(([name, text]) => [name, () => new Y.Text(text)]),
	fc.tuple(fc.constant('parent'), fc.option(anId)).map(([name, id]) => [name, () => id]),
	fc.tuple(fc.constant('removed'), anId).map(([name, id]) => [name, () => id]),
	fc.tuple(fc.constant('place'), fc.constantFrom('a0', 'a1', 'Zz', '~')).map(([name, place]) => [name, () => place]),
	fc.tuple(fc.constant('kind'), fc.constantFrom(...itemKinds)).map(([name, kind]) => [name, () => kind]),
	fc.tuple(fc.constantFrom('minutes', 'presenter', 'numbered', 'title', 'kind'), anyYjs)
) as fc.Arbitrary<[string, () => unknown]>;
const agendaState = fc
	.array(fc.tuple(anId, fc.oneof(fc.array(field, { maxLength: 6 }), anyYjs)), { maxLength: 8 })
	.map((entries): State => () => {
		const doc = new Y.Doc();
		for (const [id, made] of entries)
			doc.getMap('items').set(id, Array.isArray(made) ? new Y.Map(made.map(([name, make]) => [name, make()])) : made());
		return stored(doc);
	});

const idsOf = (json: AgendaJson) => new Set(json.items.map((item) => item.id));

describe('writing a reading into a document', () => {
	it('H1 makes an item say exactly what it said, whatever it says now', () => {
		fc.assert(
			fc.property(itemState, itemState, (state, before) => {
				const now = state();
				const json = itemDocument.read(before());
				itemDocument.write(now, json);
				expect(itemDocument.read(stored(now))).toEqual(json);
			}),
			runs
		);
	});

	it('H1 makes an empty document read as what was written', () => {
		fc.assert(
			fc.property(itemState, agendaState, (item, agenda) => {
				const [texts, list] = [new Y.Doc(), new Y.Doc()];
				itemDocument.write(texts, itemDocument.read(item()));
				agendaDocument.write(list, agendaDocument.read(agenda()));
				expect(itemDocument.read(stored(texts))).toEqual(itemDocument.read(item()));
				expect(agendaDocument.read(stored(list))).toEqual(agendaDocument.read(agenda()));
			}),
			runs
		);
	});

	it('H1 makes an agenda stand as it stood; what came since is removed and can be brought back', () => {
		fc.assert(
			fc.property(agendaState, agendaState, (state, before) => {
				const now = state();
				const json = agendaDocument.read(before());
				const others = agendaDocument.read(now).items.filter((item) => !idsOf(json).has(item.id));
				agendaDocument.write(now, json);
				const { items } = agendaDocument.read(stored(now));
				expect(items.filter((item) => idsOf(json).has(item.id))).toEqual(json.items);
				const rest = items.filter((item) => !idsOf(json).has(item.id));
				expect(rest.every((item) => item.removed)).toBe(true);
				expect(new Set(rest.map((item) => item.title))).toEqual(new Set(others.map((item) => item.title)));
			}),
			runs
		);
	});

	it('writing what stands there already changes nothing', () => {
		fc.assert(
			fc.property(itemState, agendaState, (texts, list) => {
				const [item, agenda] = [texts(), list()];
				let changes = 0;
				for (const doc of [item, agenda]) doc.on('update', () => (changes += 1));
				itemDocument.write(item, itemDocument.read(item));
				agendaDocument.write(agenda, agendaDocument.read(agenda));
				expect(changes).toBe(0);
			}),
			runs
		);
	});
});
