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

/** An agenda item that is removed keeps its words: the flag that hides them is not its writer's own. */
const agenda: RescueRules = {
	fields: ['presenter'],
	hidden(doc, { path: [root, id] }, own) {
		const fields = root === 'items' && id ? doc.getMap('items').get(id) : undefined;
		if (!(fields instanceof Y.Map) || typeof fields.get('removed') !== 'string') return false;
		const flag = fields._map.get('removed')?.id;
		return !own.some(
			(range) => flag?.client === range.client && flag.clock >= range.clock && flag.clock < range.clock + range.length
		);
	}
};

/** By the name of the kind. An item's texts are nested XML with nothing hidden in it. */
export const rescueRules = (kind: string): RescueRules => (kind === 'agenda' ? agenda : nothing);
