import * as Y from 'yjs';
import { z } from 'zod';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { writeText } from '#lib/documents/text-diff.ts';
import { mergeText } from '#lib/documents/text-merge.ts';
import { isId } from '#lib/ids/id.ts';
import { isKey, limits, type SheetJson } from './entry.ts';
import { gatherNotes, joinGroup, writeGroups } from './group-doc.ts';
import { fieldsOf, layAt, layOne, set, standingAt } from './lay.ts';
import { entriesOf, groupMapOf, plainSheet, readSheet, shutMapOf } from './read-sheet.ts';

export { gatherNotes, joinGroup, layBack, moveGroup, restoreGroup, splitGroup, titleGroup } from './group-doc.ts';

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
const Column = Key.or(z.literal(''));
const To = { column: Column.optional(), before: Id.optional(), by: z.int().min(-1).max(1).optional() };
const MoveEntry = z.object({ id: Id, ...To });
const Gather = z.object({ id: Id, notes: z.array(Id).min(1).max(limits.entries), title: z.string().default('') });
const Join = z.object({ id: Id, group: Id, before: Id.optional() });
const OneEntry = z.object({ id: Id });
const ShowEntries = z.object({ entries: z.array(AddEntry).max(limits.entries) });

export type EntryDraft = z.input<typeof AddEntry>;
export type EntryChange = z.input<typeof Said>;

const spotOf = ({ step, field, column }: z.output<typeof Where>) => ({ wall: { step, field, column }, group: '' });

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
		const row = standingAt(doc, spotOf(draft));
		put(doc, draft, layAt(doc, row, row.length, [draft.id]).get(draft.id) ?? '', false);
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

/**
 * Writes what somebody made of an entry's text who began with `base`, perhaps long ago: only what they themselves changed
 * is changed, and what others have written in it since stays. Who changed nothing writes nothing.
 */
export function rewriteEntry(doc: Y.Doc, id: string, base: string, text: string): void {
	const shared = textOf(doc, id);
	if (shared) doc.transact(() => mergeText(shared, base, text));
	else changeEntry(doc, id, { text });
}

/**
 * Moves an entry one step up (-1) or down (1) where it lies, or to a column of its field, out of its group: before one
 * that stands there, else last.
 */
export function moveEntry(
	doc: Y.Doc,
	id: string,
	to: { readonly column?: string | undefined; readonly before?: string | undefined; readonly by?: number | undefined }
): void {
	const entry = readSheet(doc).entries.find((one) => one.id === id);
	if (!entry) return;
	doc.transact(() => {
		const stays = to.column === undefined;
		const wall = { step: entry.step, field: entry.field, column: to.column ?? entry.column };
		if (!layOne(doc, id, { wall, group: stays ? entry.group : '' }, to) || stays) return;
		const fields = fieldsOf(doc, id);
		set(fields, 'column', wall.column);
		set(fields, 'group', '');
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
			const row = standingAt(doc, spotOf(first));
			const ids = fresh.map(({ id }) => id);
			const places = layAt(doc, row, row.length, ids);
			for (const draft of fresh) put(doc, draft, places.get(draft.id) ?? '', true);
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
	const all = [entriesOf(doc), groupMapOf(doc), shutMapOf(doc)];
	const hear = (_events: unknown, transaction: Y.Transaction) => listener(transaction);
	for (const one of all) one.observeDeep(hear);
	return () => all.forEach((one) => one.unobserveDeep(hear));
}

function writeSheet(doc: Y.Doc, json: SheetJson): void {
	if (JSON.stringify(readSheet(doc)) === JSON.stringify(json)) return;
	doc.transact(() => {
		writeGroups(doc, json.groups);
		const wanted = new Set(json.entries.map(({ id }) => id));
		for (const { id, removed } of readSheet(doc).entries) if (!wanted.has(id) && !removed) removeEntry(doc, id);
		for (const { id, text, shown, removed, ...others } of json.entries) {
			if (!fieldsOf(doc, id)) put(doc, { id, text, ...others }, others.place, shown);
			const fields = fieldsOf(doc, id);
			changeEntry(doc, id, { text });
			for (const [name, value] of Object.entries(others)) set(fields, name, value);
			if (removed) fields?.set('removed', true);
			else restoreEntry(doc, id);
		}
	});
}

/** What of a shown entry stays as its writer left it; where it lies and whether it is on the sheet is everybody's. */
const kept = new Set(['step', 'field', 'text', 'value', 'owner', 'due', 'shown']);

/** The steps whose time has ended their writing, as the server has said in the document itself. */
export const shutSteps = (doc: Y.Doc): ReadonlySet<unknown> => new Set(shutMapOf(doc).keys());

/**
 * What people leave alone: an entry that was shown and the mark that says so, and what was chosen in an answer, which the
 * server alone writes; the words of a step whose time is out, and its list of such steps. Where an entry lies is everybody's.
 */
function holds(
	doc: Y.Doc,
	[root, id = '', key]: readonly string[],
	values: () => readonly unknown[]
): 'forged' | 'late' | null {
	if (root === 'shut') return 'forged';
	if (root !== 'entries') return null;
	const fields = fieldsOf(doc, id);
	const words = key === undefined || kept.has(key);
	if (key === 'shown' || key === 'value' || (words && fields?.get('shown') === true)) return 'forged';
	const shut = shutMapOf(doc);
	if (shut.size === 0 || !words) return null;
	const late = (step: unknown) => typeof step === 'string' && shut.has(step);
	return late(fields?.get('step')) || (key === 'step' && values().some(late)) ? 'late' : null;
}

const Shut = z.object({ steps: z.array(Key).max(200) });

/** Says which steps are written in no more, and of all others that they are. */
function shutTo(doc: Y.Doc, input: unknown): void {
	const steps = new Set(Shut.parse(input).steps);
	const marks = shutMapOf(doc);
	doc.transact(() => {
		for (const step of [...marks.keys()]) if (!steps.has(step)) marks.delete(step);
		for (const step of steps) if (!marks.has(step)) marks.set(step, true);
	});
}

/** What people write on a sheet, once it is for all of them. */
export const sheetDocument: DocumentKind<SheetJson> = {
	name: 'sheet',
	version: 1,
	read: readSheet,
	plain: plainSheet,
	write: writeSheet,
	holds,
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
		shut: shutTo,
		gather: (doc, args) => {
			const { id, notes, title } = Gather.parse(args);
			gatherNotes(doc, id, notes, title);
		},
		join: (doc, args) => {
			const { id, group, before } = Join.parse(args);
			joinGroup(doc, id, group, before);
		},
		/** Nothing of what was written is left: for a sheet that is thrown away. */
		clear: (doc) => {
			entriesOf(doc).clear();
			groupMapOf(doc).clear();
		}
	}
};
