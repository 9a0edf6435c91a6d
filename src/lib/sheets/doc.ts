import * as Y from 'yjs';
import { z } from 'zod';
import { placesAt } from '#lib/agenda/places.ts';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { writeText } from '#lib/documents/text-diff.ts';
import { isId } from '#lib/ids/id.ts';
import { isKey, limits, type EntryJson, type SheetJson } from './entry.ts';
import { entriesOf, plainSheet, readEntry, readSheet } from './read-sheet.ts';

const Id = z.string().refine(isId);
const Key = z.string().refine(isKey);

const Where = z.object({ step: Key, field: Key, column: Key.or(z.literal('')).default('') });
const Said = z.object({
	text: z.string().max(limits.text).default(''),
	value: z.string().max(limits.value).default(''),
	owner: z.string().max(limits.owner).default(''),
	due: z.string().max(10).default('')
});
const AddEntry = Where.extend(Said.shape).extend({ id: Id });
const ChangeEntry = z.object({ id: Id, change: Said.partial() });
const MoveEntry = z.object({ id: Id, column: Key.or(z.literal('')).optional(), by: z.int().min(-1).max(1) });
const OneEntry = z.object({ id: Id });
const ShowEntries = z.object({ entries: z.array(AddEntry).max(limits.entries) });

export type EntryDraft = z.input<typeof AddEntry>;
export type EntryChange = z.input<typeof Said>;

const fieldsOf = (doc: Y.Doc, id: string): Y.Map<unknown> | undefined => {
	const fields = entriesOf(doc).get(id);
	return fields instanceof Y.Map ? (fields as Y.Map<unknown>) : undefined;
};

const rowOf = (doc: Y.Doc, step: string, field: string, column: string): EntryJson[] =>
	readSheet(doc).entries.filter(
		(one) => !one.removed && one.step === step && one.field === field && one.column === column
	);

function put(doc: Y.Doc, draft: z.output<typeof AddEntry>, place: string, shown: boolean): void {
	const { id, text, ...others } = draft;
	const fields = new Y.Map<unknown>();
	fields.set('text', new Y.Text(text));
	for (const [name, value] of Object.entries(others)) if (value !== '') fields.set(name, value);
	fields.set('place', place);
	if (shown) fields.set('shown', true);
	entriesOf(doc).set(id, fields);
}

/** Adds an entry with the caller's id last in its column. An id that is taken changes nothing. */
export function addEntry(doc: Y.Doc, input: EntryDraft): void {
	const draft = AddEntry.parse(input);
	if (entriesOf(doc).has(draft.id)) return;
	doc.transact(() => {
		const row = rowOf(doc, draft.step, draft.field, draft.column);
		const places = placesAt(row, row.length, [draft.id]);
		put(doc, draft, places.get(draft.id) ?? '', false);
		for (const [id, place] of places) if (id !== draft.id) fieldsOf(doc, id)?.set('place', place);
	});
}

/** Changes what an entry says; its text by the least change, so that another's words in it stay. */
export function changeEntry(doc: Y.Doc, id: string, change: EntryChange): void {
	const fields = fieldsOf(doc, id);
	if (!fields) return;
	const { text, ...others } = change;
	doc.transact(() => {
		const shared = fields.get('text');
		if (text !== undefined && shared instanceof Y.Text) writeText(shared, text);
		else if (text !== undefined) fields.set('text', new Y.Text(text));
		for (const [name, value] of Object.entries(others))
			if (value !== undefined && (fields.get(name) ?? '') !== value) fields.set(name, value);
	});
}

/** Moves an entry one step up (-1) or down (1) in its column, or last in another column of its field. */
export function moveEntry(
	doc: Y.Doc,
	id: string,
	{ column, by = 0 }: { column?: string | undefined; by?: number }
): void {
	const fields = fieldsOf(doc, id);
	const entry = fields && readEntry(id, fields);
	if (!fields || !entry) return;
	doc.transact(() => {
		const to = column ?? entry.column;
		const row = rowOf(doc, entry.step, entry.field, to);
		const others = row.filter((one) => one.id !== id);
		const at = to === entry.column ? row.findIndex((one) => one.id === id) + by : others.length;
		if (at < 0 || at > others.length) return;
		if (to !== entry.column) fields.set('column', to);
		for (const [moved, place] of placesAt(others, at, [id])) fieldsOf(doc, moved)?.set('place', place);
	});
}

/** Takes an entry off the sheet; it keeps everything and can be brought back. */
export function removeEntry(doc: Y.Doc, id: string): void {
	fieldsOf(doc, id)?.set('removed', true);
}

export function restoreEntry(doc: Y.Doc, id: string): void {
	const fields = fieldsOf(doc, id);
	if (fields?.has('removed')) fields.delete('removed');
}

/** Lays what was written in private on the sheet, in the order given. Ids that are there change nothing. */
function showEntries(doc: Y.Doc, input: unknown): void {
	const { entries } = ShowEntries.parse(input);
	doc.transact(() => {
		const rows = Map.groupBy(entries, ({ step, field, column }) => `${step} ${field} ${column}`);
		for (const drafts of rows.values()) {
			const [first] = drafts;
			const fresh = drafts.filter(({ id }) => !entriesOf(doc).has(id));
			if (!first || fresh.length === 0) continue;
			const row = rowOf(doc, first.step, first.field, first.column);
			const places = placesAt(
				row,
				row.length,
				fresh.map(({ id }) => id)
			);
			for (const draft of fresh) put(doc, draft, places.get(draft.id) ?? '', true);
			for (const { id } of row) if (places.has(id)) fieldsOf(doc, id)?.set('place', places.get(id));
		}
	});
}

/** The shared text of an entry, for a field that two may write in; undefined if there is no such entry. */
export function textOf(doc: Y.Doc, id: string): Y.Text | undefined {
	const text = fieldsOf(doc, id)?.get('text');
	return text instanceof Y.Text ? text : undefined;
}

/** Hears of every change of the sheet. Out: stops. */
export function watchEntries(doc: Y.Doc, listener: (change: { readonly local: boolean }) => void): () => void {
	const entries = entriesOf(doc);
	const hear = (_events: unknown, transaction: Y.Transaction) => listener(transaction);
	entries.observeDeep(hear);
	return () => entries.unobserveDeep(hear);
}

function writeSheet(doc: Y.Doc, json: SheetJson): void {
	if (JSON.stringify(readSheet(doc)) === JSON.stringify(json)) return;
	doc.transact(() => {
		const wanted = new Set(json.entries.map(({ id }) => id));
		for (const { id, removed } of readSheet(doc).entries) if (!wanted.has(id) && !removed) removeEntry(doc, id);
		for (const { id, text, shown, removed, ...others } of json.entries) {
			if (!fieldsOf(doc, id)) put(doc, { id, text, ...others }, others.place, shown);
			const fields = fieldsOf(doc, id);
			changeEntry(doc, id, { text });
			for (const [name, value] of Object.entries(others))
				if ((fields?.get(name) ?? '') !== value) fields?.set(name, value);
			if (removed) fields?.set('removed', true);
			else restoreEntry(doc, id);
		}
	});
}

/** What people write on a sheet, once it is for all of them. */
export const sheetDocument: DocumentKind<SheetJson> = {
	name: 'sheet',
	version: 1,
	read: readSheet,
	plain: plainSheet,
	write: writeSheet,
	edits: {
		add: (doc, args) => addEntry(doc, AddEntry.parse(args)),
		change: (doc, args) => {
			const { id, change } = ChangeEntry.parse(args);
			changeEntry(doc, id, change as EntryChange);
		},
		move: (doc, args) => {
			const { id, ...to } = MoveEntry.parse(args);
			moveEntry(doc, id, to);
		},
		remove: (doc, args) => removeEntry(doc, OneEntry.parse(args).id),
		restore: (doc, args) => restoreEntry(doc, OneEntry.parse(args).id),
		show: showEntries,
		/** Nothing of what was written is left: for a sheet that is thrown away. */
		clear: (doc) => entriesOf(doc).clear()
	}
};
