import * as Y from 'yjs';
import { bodyName } from './read-draft.ts';

/** A stretch of one shared text. */
export interface Stretch {
	readonly text: Y.XmlText;
	readonly at: number;
	readonly length: number;
}

/** The words of a shared text, without its marks; whatever is no text counts as one sign, as it does in Yjs. */
export const wordsIn = (text: Y.XmlText): string =>
	(text.toDelta() as { insert?: unknown }[])
		.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC'))
		.join('');

const encode = (position: Y.RelativePosition): string =>
	btoa(String.fromCharCode(...Y.encodeRelativePosition(position)));
const decode = (text: string): Y.RelativePosition =>
	Y.decodeRelativePosition(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));

/** Where a stretch lies, in a form that keeps its place while others write: both ends stick to the words within. */
export const anchorOf = ({ text, at, length }: Stretch): string =>
	`${encode(Y.createRelativePositionFromTypeIndex(text, at, 0))}.${encode(Y.createRelativePositionFromTypeIndex(text, at + length, -1))}`;

/** Whether a node lies in the text of a section. */
function within(doc: Y.Doc, sectionId: string, node: Y.XmlText): boolean {
	const root: unknown = doc.getXmlFragment(bodyName(sectionId));
	for (let one: unknown = node.parent; one; one = (one as Y.XmlElement).parent) if (one === root) return true;
	return false;
}

/** Where an anchor lies now; none when its place is gone, or it never was one of this section. Total. */
export function stretchOf(doc: Y.Doc, sectionId: string, anchor: string): Stretch | null {
	const [from = '', to = ''] = anchor.split('.');
	if (!from || !to) return null;
	try {
		const [start, end] = [from, to].map((one) => Y.createAbsolutePositionFromRelativePosition(decode(one), doc));
		if (!start || !end || start.type !== end.type || !(start.type instanceof Y.XmlText)) return null;
		const text = start.type;
		if (start.index > end.index || !within(doc, sectionId, text)) return null;
		return { text, at: start.index, length: end.index - start.index };
	} catch {
		return null;
	}
}

/** All shared texts of a section, in order. */
export function* textsOf(parent: Y.XmlFragment): Generator<Y.XmlText> {
	for (const child of parent.toArray()) {
		if (child instanceof Y.XmlText) yield child;
		else if (child instanceof Y.XmlElement) yield* textsOf(child);
	}
}

/** The one place of a section where these words stand; none when they stand nowhere, or in several. */
export function findWords(doc: Y.Doc, sectionId: string, quote: string): Stretch | null {
	if (!quote) return null;
	let found: Stretch | null = null;
	for (const text of textsOf(doc.getXmlFragment(bodyName(sectionId)))) {
		const words = wordsIn(text);
		for (let at = words.indexOf(quote); at >= 0; at = words.indexOf(quote, at + 1)) {
			if (found) return null;
			found = { text, at, length: quote.length };
		}
	}
	return found;
}

/**
 * Where the words of a remark stand now: at its anchor if they are unchanged there; if the anchor's place is gone, as
 * after an earlier version was brought back, where they stand once in the section. None: they have changed (Y5).
 */
export function placeOf(
	doc: Y.Doc,
	{ sectionId, anchor, quote }: { readonly sectionId: string; readonly anchor: string; readonly quote: string }
): Stretch | null {
	const there = stretchOf(doc, sectionId, anchor);
	if (there && there.length > 0)
		return wordsIn(there.text).slice(there.at, there.at + there.length) === quote ? there : null;
	return findWords(doc, sectionId, quote);
}
