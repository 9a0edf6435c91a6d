import * as Y from 'yjs';
import { z } from 'zod';
import { placesAt } from '#lib/agenda/places.ts';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { textDiff } from '#lib/documents/text-diff.ts';
import { isId } from '#lib/ids/id.ts';
import { blockOf } from '#lib/items/doc.ts';
import { SimpleBlock } from '#lib/items/schema.ts';
import { placeOf, wordsIn } from './anchor.ts';
import { most, type DraftJson, type SectionJson } from './draft.ts';
import { bodyName, plainDraft, readDraft, readHeads, sectionsIn, takenIn } from './read-draft.ts';
import { sectionKinds } from './sections.ts';
import { limits } from './proposal.ts';
import { writeDraft } from './write-draft.ts';

const Id = z.string().refine(isId);
const AddSection = z.object({
	id: Id,
	kind: z.enum(sectionKinds).default('own'),
	title: z.string().trim().max(most.title).default(''),
	/** The section it comes after; null = last. */
	after: Id.nullable().default(null)
});
const BeginDraft = z.object({
	sections: z
		.array(z.object({ id: Id, kind: z.enum(sectionKinds), text: z.array(SimpleBlock).max(200).default([]) }))
		.max(most.sections)
});
const MoveSection = z.object({ id: Id, by: z.int().min(-1).max(1) });
const RenameSection = z.object({ id: Id, title: z.string().trim().max(most.title) });
const OneSection = z.object({ id: Id });
const AppendText = z.object({ id: Id, text: z.array(SimpleBlock).max(200) });
const TakeSuggestion = z.object({
	remarkId: Id,
	sectionId: Id,
	anchor: z.string().max(400),
	quote: z.string().max(limits.quote),
	replacement: z.string().max(limits.remark)
});

export type SectionDraft = z.input<typeof AddSection>;
type Head = Omit<SectionJson, 'body'>;

const fieldsOf = (doc: Y.Doc, id: string): Y.Map<unknown> | undefined => {
	const fields = sectionsIn(doc).get(id);
	return fields instanceof Y.Map ? (fields as Y.Map<unknown>) : undefined;
};
const liveHeads = (doc: Y.Doc): Head[] => readHeads(doc).filter((head) => !head.removed);

function put(doc: Y.Doc, id: string, index: number): void {
	const row = liveHeads(doc).filter((head) => head.id !== id);
	for (const [moved, place] of placesAt(row, index, [id])) fieldsOf(doc, moved)?.set('place', place);
}

/** Adds a section with the caller's id, after another one or last. An id that is taken changes nothing. */
export function addSection(doc: Y.Doc, input: SectionDraft): void {
	const { id, kind, title, after } = AddSection.parse(input);
	if (sectionsIn(doc).has(id)) return;
	doc.transact(() => {
		const row = liveHeads(doc);
		const fields = new Y.Map<unknown>(Object.entries({ kind, ...(title ? { title } : {}) }));
		sectionsIn(doc).set(id, fields);
		const at = row.findIndex((head) => head.id === after);
		put(doc, id, at < 0 ? row.length : at + 1);
	});
}

/** Moves a section one step up (-1) or down (1); at the end of the row nothing happens. Out: its new place, from 0. */
export function moveSection(doc: Y.Doc, id: string, by: number): number | null {
	const row = liveHeads(doc);
	const to = row.findIndex((head) => head.id === id) + by;
	if (!row.some((head) => head.id === id) || to < 0 || to >= row.length || by === 0) return null;
	doc.transact(() => put(doc, id, to));
	return to;
}

export function renameSection(doc: Y.Doc, id: string, title: string): void {
	const fields = fieldsOf(doc, id);
	if (fields && (fields.get('title') ?? '') !== title) fields.set('title', title);
}

/** Takes a section out; it keeps its words and can be brought back. */
export const removeSection = (doc: Y.Doc, id: string): void => void fieldsOf(doc, id)?.set('removed', true);

export function restoreSection(doc: Y.Doc, id: string): void {
	const fields = fieldsOf(doc, id);
	if (fields?.has('removed')) fields.delete('removed');
}

function begin(doc: Y.Doc, args: unknown): void {
	doc.transact(() => {
		for (const { id, kind, text } of BeginDraft.parse(args).sections) {
			if (sectionsIn(doc).has(id)) continue;
			addSection(doc, { id, kind });
			if (text.length > 0) doc.getXmlFragment(bodyName(id)).insert(0, text.map(blockOf));
		}
	});
}

function append(doc: Y.Doc, args: unknown): void {
	const { id, text } = AppendText.parse(args);
	if (!fieldsOf(doc, id)) return;
	const body = doc.getXmlFragment(bodyName(id));
	doc.transact(() => void (text.length > 0 && body.insert(body.length, text.map(blockOf))));
}

/**
 * Puts the words of a suggestion in place of those it stands on, and notes that they were taken in; once. Where those
 * words have changed nothing happens, and nothing is noted: by that whoever asked sees it (Y5).
 */
export function takeSuggestion(doc: Y.Doc, args: z.input<typeof TakeSuggestion>): void {
	const { remarkId, replacement, ...stands } = TakeSuggestion.parse(args);
	if (takenIn(doc).get(remarkId) === true) return;
	const place = placeOf(doc, stands);
	if (!place) return;
	doc.transact(() => {
		const now = wordsIn(place.text).slice(place.at, place.at + place.length);
		const change = textDiff(now, replacement);
		if (change.remove > 0) place.text.delete(place.at + change.at, change.remove);
		if (change.insert) place.text.insert(place.at + change.at, change.insert);
		takenIn(doc).set(remarkId, true);
	});
}

/** Hears of every change of the row of sections, not of their texts. Out: stops. */
export function watchSections(doc: Y.Doc, listener: () => void): () => void {
	const sections = sectionsIn(doc);
	sections.observeDeep(listener);
	return () => sections.unobserveDeep(listener);
}

/** The text of a proposal: sections that are added, moved and removed, each with a text that several write in. */
export const proposalDocument: DocumentKind<DraftJson> = {
	name: 'proposal',
	version: 1,
	read: readDraft,
	plain: plainDraft,
	write: writeDraft,
	edits: {
		begin,
		append,
		add: (doc, args) => addSection(doc, AddSection.parse(args)),
		move: (doc, args) => {
			const { id, by } = MoveSection.parse(args);
			moveSection(doc, id, by);
		},
		rename: (doc, args) => {
			const { id, title } = RenameSection.parse(args);
			renameSection(doc, id, title);
		},
		remove: (doc, args) => removeSection(doc, OneSection.parse(args).id),
		restore: (doc, args) => restoreSection(doc, OneSection.parse(args).id),
		take: (doc, args) => takeSuggestion(doc, TakeSuggestion.parse(args))
	}
};
