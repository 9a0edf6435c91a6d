import * as Y from 'yjs';
import { limits } from './entry.ts';
import type { GroupJson } from './groups.ts';
import { fieldsOf, groupFieldsOf, layAt, layOne, set, standingAt, type Spot } from './lay.ts';
import { groupMapOf, readEntry, readSheet } from './read-sheet.ts';

const groupOf = (doc: Y.Doc, id: string): GroupJson | undefined =>
	readSheet(doc).groups.find((one) => one.id === id && !one.removed);
const wallOf = ({ step, field, column }: Spot['wall']): Spot['wall'] => ({ step, field, column });

/**
 * Puts notes under a heading of their own, where the first of them lay; notes of another field stay where they are. An
 * id that is taken changes nothing.
 */
export function gatherNotes(doc: Y.Doc, id: string, notes: readonly string[], title = ''): void {
	const [first] = notes;
	if (first === undefined || groupMapOf(doc).has(id)) return;
	const target = readSheet(doc).entries.find((one) => one.id === first && !one.removed);
	if (!target) return;
	doc.transact(() => {
		const wall = wallOf(target);
		const spot = { wall, group: '' };
		const row = standingAt(doc, spot);
		const at = row.findIndex((one) => one.id === (target.group || first));
		const fields = new Y.Map<unknown>();
		for (const [name, value] of Object.entries({ ...wall, title: title.slice(0, limits.title) }))
			if (value !== '') fields.set(name, value);
		groupMapOf(doc).set(id, fields);
		layAt(doc, row, Math.max(0, at + (target.group ? 1 : 0)), [id]);
		for (const note of new Set(notes)) joinGroup(doc, note, id);
	});
}

/** Lays a note in a group of its field: before one of its notes, else last. */
export function joinGroup(doc: Y.Doc, id: string, groupId: string, before?: string): void {
	const fields = fieldsOf(doc, id);
	const entry = fields && readEntry(id, fields);
	const group = groupOf(doc, groupId);
	if (!entry || !group || entry.step !== group.step || entry.field !== group.field) return;
	doc.transact(() => {
		layOne(doc, id, { wall: wallOf(group), group: groupId }, { before });
		set(fields, 'group', groupId);
		set(fields, 'column', group.column);
	});
}

/** Moves a group among what stands in its column, or to another column of its field: before one there, else last. */
export function moveGroup(
	doc: Y.Doc,
	id: string,
	to: { readonly column?: string | undefined; readonly before?: string | undefined; readonly by?: number | undefined }
): void {
	const group = groupOf(doc, id);
	if (!group) return;
	doc.transact(() => {
		const wall = { ...wallOf(group), column: to.column ?? group.column };
		if (layOne(doc, id, { wall, group: '' }, to)) set(groupFieldsOf(doc, id), 'column', wall.column);
	});
}

/** What a group is called. Of two titles given at once one stays, whole. */
export function titleGroup(doc: Y.Doc, id: string, title: string): void {
	set(groupFieldsOf(doc, id), 'title', title.slice(0, limits.title));
}

/** Takes a group apart: its notes lie loose in its column, and can be brought together again. */
export function splitGroup(doc: Y.Doc, id: string): void {
	const group = groupOf(doc, id);
	if (!group) return;
	doc.transact(() => {
		// They stand where they stood last; a note that joins the group meanwhile lies loose too.
		for (const { id: note } of standingAt(doc, { wall: wallOf(group), group: id }))
			set(fieldsOf(doc, note), 'column', group.column);
		groupFieldsOf(doc, id)?.set('removed', true);
	});
}

export function restoreGroup(doc: Y.Doc, id: string): void {
	const fields = groupFieldsOf(doc, id);
	if (fields?.has('removed')) fields.delete('removed');
}

/** Where something lay, to lay it there again. */
export interface Lay {
	readonly id: string;
	readonly group?: string | undefined;
	readonly column: string;
	readonly place: string;
}

/** Lays entries and groups where they lay before. */
export function layBack(doc: Y.Doc, lays: readonly Lay[]): void {
	doc.transact(() => {
		for (const { id, group, column, place } of lays) {
			const fields = fieldsOf(doc, id) ?? groupFieldsOf(doc, id);
			for (const [name, value] of Object.entries({ group, column, place }))
				if (value !== undefined) set(fields, name, value);
		}
	});
}

/** Makes the groups those of a reading. */
export function writeGroups(doc: Y.Doc, groups: readonly GroupJson[]): void {
	const wanted = new Set(groups.map(({ id }) => id));
	for (const { id, removed } of readSheet(doc).groups)
		if (!wanted.has(id) && !removed) groupFieldsOf(doc, id)?.set('removed', true);
	for (const { id, removed, ...others } of groups) {
		if (!groupFieldsOf(doc, id)) groupMapOf(doc).set(id, new Y.Map<unknown>());
		const fields = groupFieldsOf(doc, id);
		for (const [name, value] of Object.entries(others)) set(fields, name, value);
		if (removed) fields?.set('removed', true);
		else restoreGroup(doc, id);
	}
}
