import * as Y from 'yjs';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { plainText, readItem } from './read-item.ts';
import { itemFields, type ItemField, type ItemJson } from './blocks.ts';
import { specOf } from './spec.ts';
import { writeItem } from './write-item.ts';
import { FillItem, PrepareItem, type SimpleBlock } from './schema.ts';

/** The shared text of one field, by the name of its root, for the editor. */
export const fragmentOf = (doc: Y.Doc, field: string): Y.XmlFragment => doc.getXmlFragment(field);

function element(name: string, content: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
	const made = new Y.XmlElement(name);
	if (content.length > 0) made.insert(0, content);
	return made;
}

const words = (text: string): Y.XmlText[] => (text ? [new Y.XmlText(text)] : []);

const list = (name: string, lines: readonly string[]) =>
	element(
		name,
		lines.map((line) => element('listItem', [element('paragraph', words(line))]))
	);

/** One simple block as the editor writes it. */
export function blockOf(simple: SimpleBlock): Y.XmlElement {
	if (typeof simple === 'string') return element('paragraph', words(simple));
	if ('bullets' in simple) return list('bulletList', simple.bullets);
	if ('numbers' in simple) return list('orderedList', simple.numbers);
	if ('link' in simple) {
		const text = new Y.XmlText();
		text.insert(0, simple.link, { link: { href: simple.href } });
		return element('paragraph', [text]);
	}
	const heading = element('heading', words(simple.heading));
	// The editor keeps the level as a number; Yjs allows it though its type says text.
	heading.setAttribute('level', (simple.level ?? 2) as unknown as string);
	return heading;
}

/** Puts simple blocks after what stands in a field. */
export function appendTo(doc: Y.Doc, field: ItemField, blocks: readonly SimpleBlock[]): void {
	const fragment = fragmentOf(doc, field);
	doc.transact(() => {
		if (blocks.length > 0) fragment.insert(fragment.length, blocks.map(blockOf));
	});
}

const asSpecs = (doc: Y.Doc, field: ItemField): string[] =>
	fragmentOf(doc, field)
		.toArray()
		.map((node) => JSON.stringify(specOf(node)));

/** Takes away the last place where these blocks stand word for word; nothing where they do not. */
function withdrawFrom(doc: Y.Doc, field: ItemField, blocks: readonly SimpleBlock[]): void {
	const model = new Y.Doc();
	appendTo(model, field, blocks);
	const wanted = asSpecs(model, field);
	const there = asSpecs(doc, field);
	const at = there.findLastIndex((_spec, index) => wanted.every((spec, by) => there[index + by] === spec));
	if (wanted.length > 0 && at >= 0) fragmentOf(doc, field).delete(at, wanted.length);
}

const eachField = (args: unknown, put: (field: ItemField, blocks: readonly SimpleBlock[]) => void): void => {
	const parsed = FillItem.parse(args);
	for (const field of itemFields) if (parsed[field]) put(field, parsed[field]);
};

/** One agenda item's text and notes. They are one document, so that rights, freezing and erasure hold for both. */
export const itemDocument: DocumentKind<ItemJson> = {
	name: 'item',
	version: 1,
	read: readItem,
	write: writeItem,
	plain: (json) => [plainText(json.text), plainText(json.notes)].filter(Boolean).join('\n'),
	edits: {
		/** Puts these texts in place of what the named fields hold. */
		fill: (doc, args) =>
			eachField(args, (field, blocks) => {
				const fragment = fragmentOf(doc, field);
				doc.transact(() => {
					fragment.delete(0, fragment.length);
					appendTo(doc, field, blocks);
				});
			}),
		/** Gives an item that has no text yet what was prepared for the one it comes from. */
		prepare: (doc, args) => {
			const json = readItem(doc);
			if (json.text.length === 0) writeItem(doc, { ...json, text: PrepareItem.parse(args).text });
		},
		/** Takes what was appended away again, where it still stands as it was put there. */
		withdraw: (doc, args) => eachField(args, (field, blocks) => withdrawFrom(doc, field, blocks)),
		append: (doc, args) => eachField(args, (field, blocks) => appendTo(doc, field, blocks))
	}
};
