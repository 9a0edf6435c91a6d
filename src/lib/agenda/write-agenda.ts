import * as Y from 'yjs';
import { writeText } from '#lib/documents/text-diff.ts';
import type { AgendaItemJson, AgendaJson } from './item.ts';
import { itemsOf, readAgenda, readFields } from './read-agenda.ts';

function fieldsFor(items: Y.Map<unknown>, id: string): Y.Map<unknown> {
	const there = items.get(id);
	if (there instanceof Y.Map) return there as Y.Map<unknown>;
	const fields = new Y.Map<unknown>();
	items.set(id, fields);
	fields.set('title', new Y.Text());
	return fields;
}

/** Under which id something is removed: that of the item it went with, so that both come back together. */
const removedWith = (item: AgendaItemJson, removed: ReadonlySet<string>): string =>
	item.parentId !== null && removed.has(item.parentId) ? item.parentId : item.id;

function writeItem(fields: Y.Map<unknown>, wanted: AgendaItemJson, removed: ReadonlySet<string>): void {
	if (readFields(wanted.id, fields).kind !== wanted.kind) fields.set('kind', wanted.kind);
	const now = readFields(wanted.id, fields);
	for (const name of ['place', 'presenter', 'minutes', 'numbered'] as const)
		if (now[name] !== wanted[name]) fields.set(name, wanted[name]);
	if (now.parentId !== wanted.parentId) fields.set('parent', wanted.parentId);
	if (now.title !== wanted.title) {
		const title = fields.get('title');
		if (title instanceof Y.Text) writeText(title, wanted.title);
		else fields.set('title', new Y.Text(wanted.title));
	}
	if (now.removed && !wanted.removed) fields.delete('removed');
	if (!now.removed && wanted.removed) fields.set('removed', removedWith(wanted, removed));
}

/**
 * Makes an agenda stand as `json` says, by the least change: titles keep the words somebody is typing. What stands on
 * it and is not in `json` is removed as anybody removes an item, so that it can be brought back (E3).
 */
export function writeAgenda(doc: Y.Doc, json: AgendaJson): void {
	if (JSON.stringify(readAgenda(doc)) === JSON.stringify(json)) return;
	doc.transact(() => {
		const items = itemsOf(doc);
		const wanted = new Map(json.items.map((item) => [item.id, item]));
		const others = [...items.entries()]
			.filter((entry): entry is [string, Y.Map<unknown>] => entry[1] instanceof Y.Map && !wanted.has(entry[0]))
			.map(([id, fields]) => ({ fields, item: readFields(id, fields) }))
			.filter(({ item }) => !item.removed);
		const removed = new Set([
			...json.items.filter((item) => item.removed).map((item) => item.id),
			...others.map(({ item }) => item.id)
		]);
		for (const { fields, item } of others) fields.set('removed', removedWith(item, removed));
		for (const item of json.items) writeItem(fieldsFor(items, item.id), item, removed);
	});
}
