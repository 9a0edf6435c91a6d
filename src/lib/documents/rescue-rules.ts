import * as Y from 'yjs';
import type { IdRange } from '#lib/yjs/id-ranges.ts';
import type { Piece } from '#lib/yjs/own-words.ts';

/** How words of one's own are found in a kind of document when they are not where they were written. */
export interface RescueRules {
	/** Fields of maps that hold words as plain values. */
	readonly fields: readonly string[];
	/** Whether a piece is still in the document and yet shown nowhere, because of what somebody else did. */
	hidden(doc: Y.Doc, piece: Piece, own: readonly IdRange[]): boolean;
}

const nothing: RescueRules = { fields: [], hidden: () => false };

/** Whether one entry of a map is removed by somebody else: it keeps its words, and the flag is not its writer's own. */
function removedByAnother(entry: unknown, own: readonly IdRange[]): boolean {
	if (!(entry instanceof Y.Map) || !entry.get('removed')) return false;
	const flag = entry._map.get('removed')?.id;
	return !own.some(
		(range) => flag?.client === range.client && flag.clock >= range.clock && flag.clock < range.clock + range.length
	);
}

const agenda: RescueRules = {
	fields: ['presenter'],
	hidden: (doc, { path: [root, id] }, own) =>
		root === 'items' && id !== undefined && removedByAnother(doc.getMap('items').get(id), own)
};

/** The text of a section is a root of its own; what removes the section stands in the map of sections. */
const proposal: RescueRules = {
	fields: ['title'],
	hidden: (doc, { path: [root] }, own) =>
		root?.startsWith('body:') === true && removedByAnother(doc.getMap('sections').get(root.slice('body:'.length)), own)
};

/** By the name of the kind. An item's texts are nested XML with nothing hidden in it. */
export const rescueRules = (kind: string): RescueRules =>
	kind === 'agenda' ? agenda : kind === 'proposal' ? proposal : nothing;
