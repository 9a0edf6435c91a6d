import * as Y from 'yjs';
import { writeField } from '#lib/items/write-item.ts';
import type { DraftJson } from './draft.ts';
import { bodyName, readDraft, readHead, readHeads, sectionsIn, takenIn } from './read-draft.ts';

function fieldsFor(doc: Y.Doc, id: string): Y.Map<unknown> {
	const there = sectionsIn(doc).get(id);
	if (there instanceof Y.Map) return there as Y.Map<unknown>;
	const fields = new Y.Map<unknown>();
	sectionsIn(doc).set(id, fields);
	return fields;
}

/**
 * Makes a proposal's text say what `json` says, by the least change. Sections that came since are removed as anybody
 * removes them, and can be brought back: restoring loses nothing (Y4).
 */
export function writeDraft(doc: Y.Doc, json: DraftJson): void {
	if (JSON.stringify(readDraft(doc)) === JSON.stringify(json)) return;
	doc.transact(() => {
		const wanted = new Set(json.sections.map(({ id }) => id));
		for (const { id, removed } of readHeads(doc))
			if (!wanted.has(id) && !removed) fieldsFor(doc, id).set('removed', true);
		for (const { id, body, removed, ...head } of json.sections) {
			const fields = fieldsFor(doc, id);
			const now = readHead(id, fields);
			for (const name of ['kind', 'title', 'place'] as const)
				if (now[name] !== head[name]) fields.set(name, head[name]);
			if (now.removed && !removed) fields.delete('removed');
			if (!now.removed && removed) fields.set('removed', true);
			writeField(doc.getXmlFragment(bodyName(id)), body);
		}
		const taken = new Set(json.taken);
		for (const id of readDraft(doc).taken) if (!taken.has(id)) takenIn(doc).delete(id);
		for (const id of json.taken) if (takenIn(doc).get(id) !== true) takenIn(doc).set(id, true);
	});
}
