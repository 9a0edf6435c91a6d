import * as Y from 'yjs';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { writeText } from '#lib/documents/text-diff.ts';
import { newId } from '#lib/ids/id.ts';
import type { AgendaItemJson, AgendaJson, Target } from './item.ts';
import { placesAt } from './places.ts';
import { itemsOf, plainAgenda, readAgenda } from './read-agenda.ts';
import { writeAgenda } from './write-agenda.ts';
import { AddItem, ChangeItem, FillAgenda, MoveItem, RemoveItem, type ItemChange, type ItemDraft } from './schema.ts';

const fieldsOf = (doc: Y.Doc, id: string): Y.Map<unknown> | undefined => {
	const fields = itemsOf(doc).get(id);
	return fields instanceof Y.Map ? (fields as Y.Map<unknown>) : undefined;
};

/** The items that stand on the agenda, depth first. */
export const liveItems = (doc: Y.Doc): AgendaItemJson[] => readAgenda(doc).items.filter((item) => !item.removed);

/** Hears of every change of the agenda, and whether it was made here. Out: stops. */
export function watchItems(doc: Y.Doc, listener: (change: { readonly local: boolean }) => void): () => void {
	const items = itemsOf(doc);
	const hear = (_events: unknown, transaction: Y.Transaction) => listener(transaction);
	items.observeDeep(hear);
	return () => items.unobserveDeep(hear);
}

/** The shared text of an item's title, for a field that two may write in; undefined if there is no such item. */
export function titleOf(doc: Y.Doc, id: string): Y.Text | undefined {
	const title = fieldsOf(doc, id)?.get('title');
	return title instanceof Y.Text ? title : undefined;
}

/** Where a target lies now: its parent and how many siblings come before. Undefined if its item is gone. */
function resolve(
	items: readonly AgendaItemJson[],
	target: Target
): { parent: string | null; index: number } | undefined {
	const row = (parent: string | null) => items.filter((item) => item.parentId === parent);
	if ('into' in target) {
		const parent = items.find((item) => item.id === target.into);
		if (target.into !== null && !parent) return undefined;
		// A sub-item has no sub-items: what is put into one lands after it.
		if (parent?.parentId) return { parent: parent.parentId, index: row(parent.parentId).indexOf(parent) + 1 };
		return { parent: target.into, index: row(target.into).length };
	}
	const beside = items.find((item) => item.id === ('before' in target ? target.before : target.after));
	if (!beside) return undefined;
	return { parent: beside.parentId, index: row(beside.parentId).indexOf(beside) + ('after' in target ? 1 : 0) };
}

function put(doc: Y.Doc, items: readonly AgendaItemJson[], moved: readonly string[], target: Target): boolean {
	const spot = resolve(
		items.filter((item) => !moved.includes(item.id)),
		target
	);
	if (!spot) return false;
	const row = items.filter((item) => item.parentId === spot.parent && !moved.includes(item.id));
	for (const [id, place] of placesAt(row, spot.index, moved)) fieldsOf(doc, id)?.set('place', place);
	for (const id of moved) fieldsOf(doc, id)?.set('parent', spot.parent);
	return true;
}

/**
 * Adds an item with the caller's id at the target, else last. An id that is taken changes nothing: the same form sent
 * twice adds once.
 */
export function addItem(doc: Y.Doc, input: { id: string; target?: Target } & ItemDraft): void {
	const { id, title = '', kind = 'other', presenter = '', minutes = null, numbered = true } = input;
	if (itemsOf(doc).has(id)) return;
	doc.transact(() => {
		const items = liveItems(doc);
		const fields = new Y.Map<unknown>();
		fields.set('title', new Y.Text(title));
		for (const [name, value] of Object.entries({ kind, presenter, minutes, numbered })) fields.set(name, value);
		itemsOf(doc).set(id, fields);
		if (!put(doc, items, [id], input.target ?? { into: null })) put(doc, items, [id], { into: null });
	});
}

/**
 * Moves an item. Its sub-items go with it; when it becomes a sub-item itself they follow right after it. Nothing
 * happens if the target is gone or belongs to the item itself.
 */
export function moveItem(doc: Y.Doc, id: string, target: Target): void {
	doc.transact(() => {
		const items = liveItems(doc);
		if (!items.some((item) => item.id === id)) return;
		const own = items.filter((item) => item.parentId === id).map((item) => item.id);
		const rest = items.filter((item) => item.id !== id && !own.includes(item.id));
		const spot = resolve(rest, target);
		if (!spot) return;
		put(doc, items, spot.parent === null ? [id] : [id, ...own], target);
	});
}

/** Sets fields of an item; the title by the least change, so that another's words in it stay. */
export function changeItem(doc: Y.Doc, id: string, change: ItemChange): void {
	const fields = fieldsOf(doc, id);
	if (!fields) return;
	const { title, ...others } = change;
	doc.transact(() => {
		if (title !== undefined) {
			const text = titleOf(doc, id);
			if (text) writeText(text, title);
			else fields.set('title', new Y.Text(title));
		}
		for (const [name, value] of Object.entries(others))
			if (value !== undefined && fields.get(name) !== value) fields.set(name, value);
	});
}

/** Takes an item and its sub-items off the agenda; they keep everything and can be brought back. */
export function removeItem(doc: Y.Doc, id: string): void {
	doc.transact(() => {
		for (const item of liveItems(doc))
			if (item.id === id || item.parentId === id) fieldsOf(doc, item.id)?.set('removed', id);
	});
}

/** Brings back an item and the sub-items that went with it. */
export function restoreItem(doc: Y.Doc, id: string): void {
	doc.transact(() => {
		for (const fields of itemsOf(doc).values())
			if (fields instanceof Y.Map && fields.get('removed') === id) fields.delete('removed');
	});
}

const sameTitle = (a: string, b: string) => a.trim().toLocaleLowerCase('sv') === b.trim().toLocaleLowerCase('sv');

/**
 * Lays items from a standing agenda or an earlier meeting after those that are there. A title that already stands on
 * the same level is not laid again, so that fetching twice changes nothing.
 */
export function fillAgenda(doc: Y.Doc, input: FillAgenda): void {
	const { items } = FillAgenda.parse(input);
	doc.transact(() => {
		for (const { items: subs, id, ...draft } of items) {
			const there = liveItems(doc).find((item) => item.parentId === null && sameTitle(item.title, draft.title));
			const parent = there?.id ?? id ?? newId();
			if (!there) addItem(doc, { ...draft, id: parent });
			for (const sub of subs)
				if (!liveItems(doc).some((item) => item.parentId === parent && sameTitle(item.title, sub.title)))
					addItem(doc, { ...sub, id: sub.id ?? newId(), target: { into: parent } });
		}
	});
}

/** The agenda of one meeting: which items, in which order, with which titles; their texts are documents of their own. */
export const agendaDocument: DocumentKind<AgendaJson> = {
	name: 'agenda',
	version: 1,
	read: readAgenda,
	plain: plainAgenda,
	write: writeAgenda,
	edits: {
		add: (doc, args) => addItem(doc, AddItem.parse(args)),
		move: (doc, args) => {
			const { id, target } = MoveItem.parse(args);
			moveItem(doc, id, target);
		},
		change: (doc, args) => {
			const { id, change } = ChangeItem.parse(args);
			changeItem(doc, id, change);
		},
		remove: (doc, args) => removeItem(doc, RemoveItem.parse(args).id),
		restore: (doc, args) => restoreItem(doc, RemoveItem.parse(args).id),
		fill: (doc, args) => fillAgenda(doc, FillAgenda.parse(args))
	}
};
