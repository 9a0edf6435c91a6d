import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addEntry, changeEntry, gatherNotes, moveEntry, removeEntry, sheetDocument } from '#lib/sheets/doc.ts';
import { entriesOf } from '#lib/sheets/read-sheet.ts';
import { backwardChain, repeatedDeletes } from '../../tests/build/hostile-updates.ts';
import { decode } from './guard.ts';
import { touched } from './touched.ts';

const [shown, own, made] = ['a', 'b', 'c'].map((letter) => letter.repeat(22)) as [string, string, string];

/** A sheet with a note that was shown and one that was written for all; and somebody's copy of it. */
function scene(): { doc: Y.Doc; copy: Y.Doc } {
	const doc = new Y.Doc();
	const where = { step: 's', field: 'f', column: 'left' };
	sheetDocument.edits['show']?.(doc, { entries: [{ id: shown, ...where, text: 'hennes ord' }] });
	addEntry(doc, { id: own, ...where, text: 'allas ord' });
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return { doc, copy };
}
const fieldsOf = (doc: Y.Doc, id: string) => entriesOf(doc).get(id) as Y.Map<unknown>;

/** What an edit of the copy touches in the document, and why the sheet holds any of it; `steps` are over there. */
function judged(edit: (copy: Y.Doc) => void, steps: readonly string[] = []) {
	const { doc, copy } = scene();
	sheetDocument.edits['shut']?.(doc, { steps });
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	const before = Y.encodeStateVector(copy);
	edit(copy);
	const touches = [...touched(decode(Y.encodeStateAsUpdate(copy, before)), doc)];
	const why = touches.flatMap(({ path, values }) => sheetDocument.holds?.(doc, path, values) ?? []);
	return { paths: [...new Set(touches.map(({ path }) => path.join('/')))], held: why.length > 0, why: why[0] ?? null };
}

describe('what an update touches', () => {
	it('L30 what was shown stays in its writer’s words, however they would be changed', () => {
		const attacks: ((copy: Y.Doc) => void)[] = [
			(copy) => changeEntry(copy, shown, { text: 'hennes andra ord' }),
			(copy) => changeEntry(copy, shown, { text: '' }),
			(copy) => changeEntry(copy, shown, { value: '5' }),
			(copy) => fieldsOf(copy, shown).set('text', new Y.Text('förfalskat')),
			(copy) => fieldsOf(copy, shown).delete('text'),
			(copy) => fieldsOf(copy, shown).set('step', 'annat'),
			(copy) => fieldsOf(copy, shown).set('shown', false),
			(copy) => (fieldsOf(copy, shown).get('text') as Y.Text).format(0, 3, { bold: true }),
			(copy) => entriesOf(copy).delete(shown),
			(copy) => entriesOf(copy).set(shown, new Y.Map([['step', 's']])),
			// Somebody who would answer twice, or for others.
			(copy) => addEntry(copy, { id: made, step: 's', field: 'f', value: '5' }),
			(copy) => changeEntry(copy, own, { value: '5' }),
			(copy) => entriesOf(copy).set(made, new Y.Map<unknown>(Object.entries({ step: 's', field: 'f', value: '5' }))),
			// Somebody who would pass their own words off as shown.
			(copy) => fieldsOf(copy, own).set('shown', true),
			(copy) => entriesOf(copy).set(made, new Y.Map<unknown>(Object.entries({ step: 's', field: 'f', shown: true })))
		];
		for (const attack of attacks) expect([String(attack), judged(attack).held]).toEqual([String(attack), true]);
	});

	it('L30 it is moved, grouped and taken away by everybody, and what was not shown is written in by all', () => {
		const honest: ((copy: Y.Doc) => void)[] = [
			(copy) => moveEntry(copy, shown, { column: 'right' }),
			(copy) => gatherNotes(copy, made, [shown, own], 'Rubrik'),
			(copy) => removeEntry(copy, shown),
			(copy) => changeEntry(copy, own, { text: 'allas andra ord', owner: 'Vi' }),
			(copy) => addEntry(copy, { id: made, step: 's', field: 'f', text: 'nytt' }),
			(copy) => entriesOf(copy).delete(own)
		];
		for (const edit of honest) expect([String(edit), judged(edit).held]).toEqual([String(edit), false]);
		expect(judged((copy) => changeEntry(copy, own, { text: 'allas andra ord' })).paths).toEqual([
			`entries/${own}/text`
		]);
	});

	it('L100 in a step whose time is out nothing is written, however it would be brought there', () => {
		const late: ((copy: Y.Doc) => void)[] = [
			(copy) => addEntry(copy, { id: made, step: 's', field: 'f', text: 'för sent' }),
			(copy) => changeEntry(copy, own, { text: 'allas andra ord' }),
			(copy) => changeEntry(copy, own, { owner: 'Vi' }),
			(copy) => entriesOf(copy).delete(own),
			(copy) => fieldsOf(copy, own).set('step', 'annat'),
			// From a step that is open into the one that is not: at once, and by way of a second value.
			(copy) => {
				addEntry(copy, { id: made, step: 'annat', field: 'f', text: 'smyg' });
				fieldsOf(copy, made).set('step', 's');
			}
		];
		for (const edit of late) expect([String(edit), judged(edit, ['s']).why]).toEqual([String(edit), 'late']);
		for (const edit of [
			(copy: Y.Doc) => copy.getMap('shut').delete('s'),
			(copy: Y.Doc) => copy.getMap('shut').set('x', 1)
		])
			expect(judged(edit, ['s']).why).toBe('forged');
		const allowed: ((copy: Y.Doc) => void)[] = [
			(copy) => moveEntry(copy, own, { column: 'right' }),
			(copy) => gatherNotes(copy, made, [shown, own], 'Rubrik'),
			(copy) => removeEntry(copy, own),
			(copy) => addEntry(copy, { id: made, step: 'annat', field: 'f', text: 'nytt' })
		];
		for (const edit of allowed) expect([String(edit), judged(edit, ['s']).why]).toEqual([String(edit), null]);
		expect(judged((copy) => changeEntry(copy, own, { text: 'nytt' }), []).why).toBe(null);
	});

	it('L30 what leans on a shown note is found behind a chain of others’ making, however long', () => {
		for (const length of [1, 63, 64, 65, 66, 200]) {
			const { doc } = scene();
			const text = fieldsOf(doc, shown).get('text') as Y.Text;
			const update = backwardChain(length, (text._start as Y.Item).id);
			const why = [...touched(decode(update), doc)].flatMap(
				({ path, values }) => sheetDocument.holds?.(doc, path, values) ?? []
			);
			expect([length, why[0]]).toEqual([length, 'forged']);
		}
	});

	it('D12 deleting the same letters a thousand times is looked at once, and names their place once', () => {
		const { doc } = scene();
		const text = fieldsOf(doc, own).get('text') as Y.Text;
		const { client, clock } = { client: doc.clientID, clock: Y.getState(doc.store, doc.clientID) };
		for (let letter = 0; letter < 4_000; letter += 1) text.insert(0, 'x');
		let looks = 0;
		const update = decode(
			repeatedDeletes(
				client,
				Array.from({ length: 1_000 }, () => [clock, 4_000] as const)
			)
		);
		const structs = doc.store.clients.get(client) ?? [];
		doc.store.clients.set(
			client,
			new Proxy(structs, { get: (all, name) => ((looks += 1), Reflect.get(all, name) as unknown) })
		);
		expect([...touched(update, doc)].map(({ path }) => path)).toEqual([['entries', own, 'text']]);
		expect(looks).toBeLessThan(20_000);
	});
});
