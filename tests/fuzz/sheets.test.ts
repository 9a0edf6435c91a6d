import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import {
	addEntry,
	changeEntry,
	gatherNotes,
	joinGroup,
	layBack,
	moveEntry,
	moveGroup,
	removeEntry,
	restoreEntry,
	restoreGroup,
	rewriteEntry,
	sheetDocument,
	splitGroup,
	textOf,
	titleGroup
} from '#lib/sheets/doc.ts';
import { groupsOf, looseOf, standingIn } from '#lib/sheets/groups.ts';
import { entriesOf, groupMapOf, readSheet } from '#lib/sheets/read-sheet.ts';
import { size } from '../build/size.ts';
import { anyYjs } from './any-yjs.ts';

const ids = Array.from({ length: 8 }, (_, index) => String.fromCharCode(97 + index).repeat(22));
const columns = ['left', 'right'] as const;
const anId = fc.constantFrom(...ids);
const aColumn = fc.constantFrom(...columns);

const aNote = fc.tuple(fc.nat(2), fc.nat(5)).map(([who, n]) => `${who}${n}`.padEnd(22, 'x'));
const aGroup = fc.tuple(fc.nat(2), fc.nat(2)).map(([who, n]) => `${who}g${n}`.padEnd(22, 'x'));

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
	fc.tuple(aNote, fc.constantFrom(-1, 1), fc.option(aColumn), fc.option(aNote)).map(
		([id, by, column, before]) =>
			(): Edit =>
			(doc) =>
				moveEntry(doc, id, column === null ? { by } : { column, before: before ?? undefined })
	),
	fc.tuple(fc.nat(2), fc.array(aNote, { minLength: 1, maxLength: 3 }), fc.string({ maxLength: 6 })).map(
		([n, notes, title]) =>
			(who: number): Edit =>
			(doc) =>
				gatherNotes(doc, `${who}g${n}`.padEnd(22, 'x'), notes, title)
	),
	fc.tuple(aNote, aGroup, fc.option(aNote)).map(
		([id, group, before]) =>
			(): Edit =>
			(doc) =>
				joinGroup(doc, id, group, before ?? undefined)
	),
	fc
		.tuple(aGroup, fc.constantFrom(-1, 1), fc.option(aColumn), fc.string({ maxLength: 6 }))
		.map(([id, by, column, title]) => (): Edit => (doc) => {
			moveGroup(doc, id, column === null ? { by } : { column });
			titleGroup(doc, id, title);
		}),
	// Done and taken back at once, whatever others do meanwhile.
	fc.tuple(aNote, aGroup).map(([id, group]) => (): Edit => (doc) => {
		const before = readSheet(doc).entries;
		joinGroup(doc, id, group);
		layBack(doc, before);
	}),
	fc.tuple(aGroup, fc.boolean()).map(
		([id, away]) =>
			(): Edit =>
			(doc) =>
				(away ? splitGroup : restoreGroup)(doc, id)
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
	const sheet = readSheet(doc);
	const { entries } = sheet;
	expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
	expect(entries.length).toBe(entriesOf(doc).size);
	// However they were grouped, each note that is there stands in one place: in its group or loose in its column.
	const there = entries.filter(({ removed }) => !removed).map(({ id }) => id);
	const standing = [...groupsOf(sheet).flatMap((group) => group.entries), ...looseOf(sheet)];
	expect(standing.map(({ id }) => id).sort()).toEqual(there.toSorted());
	const onWall = columns.flatMap((column) => standingIn(sheet, { step: 's', field: 'f', column }));
	const walled = onWall.flatMap((one) => (one.kind === 'group' ? one.group.entries : [one.entry]));
	expect(walled.length).toBe(there.length);
}

it('L1 L20 three people who write, move, group, take apart, remove and take back behind partitions end with the same notes, none doubled or lost', () => {
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

const foreignMap = fc.array(fc.tuple(fc.oneof(anId, fc.string()), anyYjs), { maxLength: 12 });

it('L2 reading a sheet never throws, whatever a stranger wrote, and what it reads can be written anew', () => {
	fc.assert(
		fc.property(foreignMap, foreignMap, (entries, groups) => {
			const foreign = new Y.Doc();
			for (const [key, make] of entries) foreign.getMap('entries').set(key, make());
			for (const [key, make] of groups) foreign.getMap('groups').set(key, make());
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

it('L20 grouping and taking it back leaves every note where it lay, and a group emptied or taken apart loses none', () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.nat(2), edit), { maxLength: 30 }),
			fc.array(aNote, { minLength: 1 }),
			(edits, notes) => {
				const doc = new Y.Doc();
				for (const [who, make] of edits) make(who)(doc);
				const before = readSheet(doc).entries;
				const group = 'new'.padEnd(22, 'g');
				gatherNotes(doc, group, notes, 'Rubrik');
				const gathered = groupsOf(readSheet(doc)).find(({ id }) => id === group);
				const first = before.find(({ id }) => id === notes[0] && !before.find((one) => one.id === id)?.removed);
				expect(gathered?.entries.length ?? 0).toBe(
					first ? new Set(notes.filter((id) => before.some((one) => one.id === id && !one.removed))).size : 0
				);
				expectWhole(doc);
				splitGroup(doc, group);
				expect(looseOf(readSheet(doc)).length).toBeGreaterThanOrEqual(gathered?.entries.length ?? 0);
				restoreGroup(doc, group);
				expect(groupsOf(readSheet(doc)).find(({ id }) => id === group)).toEqual(gathered);
				const texts = before.map(({ id }) => textOf(doc, id));
				layBack(doc, before);
				expect(readSheet(doc).entries).toEqual(before);
				// Where they lie is taken back, not what others write in them meanwhile.
				expect(before.map(({ id }) => textOf(doc, id))).toEqual(texts);
				expect(groupsOf(readSheet(doc)).some(({ id }) => id === group)).toBe(false);
				expect(groupMapOf(doc).size).toBeGreaterThanOrEqual(gathered ? 1 : 0);
			}
		),
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

it('L116 of two who edit one note at the same time, each keeps what they wrote and neither brings back what the other took away', () => {
	const words = ['vi', 'ses', 'på', 'torsdag', 'igen'];
	const id = 'a'.repeat(22);
	const moment = fc.record({
		who: fc.nat(1),
		act: fc.constantFrom('open', 'done', 'send'),
		at: fc.nat(8),
		away: fc.boolean()
	});
	fc.assert(
		fc.property(fc.array(moment, { maxLength: 24 }), (moments) => {
			const docs = [1, 2].map((clientID) => Object.assign(new Y.Doc(), { clientID }));
			const of = (who: number) => docs[who] as Y.Doc;
			const textIn = (doc: Y.Doc) => readSheet(doc).entries[0]?.text ?? '';
			addEntry(of(0), { id, step: 's', field: 'f', text: words.join(' ') });
			send(of(0), of(1));
			const open: (string | null)[] = [null, null];
			const written: string[] = [];
			const taken = new Set<string>();
			for (const { who, act, at, away } of moments) {
				if (act === 'send') send(of(who), of(1 - who));
				else if (act === 'open') open[who] ??= textIn(of(who));
				else {
					const base = open[who];
					if (base === null || base === undefined) continue;
					const mine = base.split(' ');
					// Only what nobody has added is taken away, so that every added word must still be there.
					const gone = mine[at % mine.length] ?? '';
					if (away && words.includes(gone)) {
						mine.splice(at % mine.length, 1);
						taken.add(gone);
					}
					const word = `n${who}x${written.length}z`;
					mine.splice(at, 0, word);
					written.push(word);
					rewriteEntry(of(who), id, base, mine.join(' '));
					open[who] = null;
				}
			}
			for (const from of docs) for (const to of docs) send(from, to);
			expect(textIn(of(1))).toBe(textIn(of(0)));
			const all = textIn(of(0));
			for (const word of written) expect(all.split(word).length).toBe(2);
			for (const word of taken) expect(all.split(' ')).not.toContain(word);
			for (const word of words) if (!taken.has(word)) expect(all).toContain(word);
		}),
		{ numRuns: size(300, 5_000) }
	);
});
