import * as Y from 'yjs';
import { byPlace, readPlace } from '#lib/agenda/places.ts';
import { isId } from '#lib/ids/id.ts';
import { plainText, readField } from '#lib/items/read-item.ts';
import { most, standing, type DraftJson, type SectionJson } from './draft.ts';
import { sectionKind } from './sections.ts';

export const sectionsIn = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('sections');
export const takenIn = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('taken');

/** The name of the root that holds a section's text: two who make the same section write in one text. */
export const bodyName = (sectionId: string): string => `body:${sectionId}`;

const heading = (value: unknown): string =>
	(typeof value === 'string' ? value : '')
		// eslint-disable-next-line no-control-regex -- a heading is one line
		.replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
		.slice(0, most.title)
		.toWellFormed();

/** What the map says of a section, without its text. */
export const readHead = (id: string, fields: Y.Map<unknown>): Omit<SectionJson, 'body'> => ({
	id,
	kind: sectionKind(fields.get('kind')),
	title: heading(fields.get('title')),
	place: readPlace(fields.get('place')),
	removed: fields.get('removed') === true
});

/** Heads of all sections: standing ones in order, then the removed. Total. */
export function readHeads(doc: Y.Doc): Omit<SectionJson, 'body'>[] {
	const all: Omit<SectionJson, 'body'>[] = [];
	for (const [id, value] of sectionsIn(doc).entries())
		if (isId(id) && value instanceof Y.Map) all.push(readHead(id, value as Y.Map<unknown>));
	all.sort(byPlace);
	const of = (removed: boolean) => all.filter((head) => head.removed === removed).slice(0, most.sections);
	return [...of(false), ...of(true)];
}

/** The text of a proposal as plain JSON. Total: whatever does not belong is skipped. */
export function readDraft(doc: Y.Doc): DraftJson {
	const taken: string[] = [];
	for (const [id, value] of takenIn(doc).entries()) if (isId(id) && value === true) taken.push(id);
	return {
		sections: readHeads(doc).map((head) => ({ ...head, body: readField(doc.getXmlFragment(bodyName(head.id))) })),
		taken: taken.toSorted().slice(0, most.taken)
	};
}

/** All its words, for search: headings of its own, and what stands under them. */
export const plainDraft = (draft: DraftJson): string =>
	standing(draft)
		.flatMap(({ title, body }) => [title, plainText(body)])
		.filter(Boolean)
		.join('\n');
