import * as Y from 'yjs';
import { randomFrom } from '../torture/random.ts';
import type { Brought } from './client.ts';
import { rootName } from './updates.ts';

/** A document as people wrote it: every edit by itself, in an order in which each builds on what came before. */
export interface History extends Brought {
	/** By author: client id and edits, each building only on the author's own earlier ones and on `beginning`. */
	readonly authors: readonly { readonly client: number; readonly edits: readonly Uint8Array[] }[];
	/** Paragraphs that everybody writes in, by the first author. */
	readonly beginning: Uint8Array;
	readonly edits: number;
	/** Objects Yjs keeps for it. */
	readonly items: number;
}

const words =
	'möte samverkan underlag beslut ordförande punkt insats deltagare kommun region stöd arbete och att en'.split(' ');

let lastClient = 0x8000_0000 + Math.floor(Math.random() * 0x6000_0000);
/** A client id that neither another typist nor an author of a document has, but by a rare chance. */
export const newClient = (): number => (lastClient += 1);

/**
 * Writes a document: each author has paragraphs of their own in one text, types words at the cursor, jumps now and
 * then, and takes back every tenth word. `wordsAnEdit` makes edits larger; stops at `edits` edits.
 */
export function writeHistory(size: { edits: number; authors: number; wordsAnEdit: number; seed: number }): History {
	const random = randomFrom(size.seed);
	const pick = (below: number) => Math.floor(random() * below);
	const all = new Y.Doc();
	const paragraphs = 8;
	const authors = Array.from({ length: size.authors }, (_, index) => {
		const doc = new Y.Doc();
		// The same in every process that writes this document.
		doc.clientID = size.seed * 1_000_000 + index + 100;
		const edits: Uint8Array[] = [];
		return { doc, edits, cursor: 0, paragraph: 0 };
	});
	const [first] = authors;
	if (!first) throw new Error('a document needs an author');
	first.doc.transact(() => {
		for (const author of authors.keys())
			first.doc
				.getMap(rootName)
				.set(String(author), Y.Array.from(Array.from({ length: paragraphs }, () => new Y.Text('§ '))));
	});
	const beginning = Y.encodeStateAsUpdate(first.doc);
	for (const author of authors) {
		if (author !== first) Y.applyUpdate(author.doc, beginning);
		author.doc.on('update', (update: Uint8Array) => void author.edits.push(update));
	}
	for (let edit = 0; edit < size.edits; edit += 1) {
		const index = pick(authors.length);
		const author = authors[index] ?? first;
		const mine = author.doc.getMap(rootName).get(String(index)) as Y.Array<Y.Text>;
		if (random() < 0.15) author.paragraph = pick(paragraphs);
		const text = mine.get(author.paragraph);
		if (random() < 0.3 || author.cursor > text.length) author.cursor = pick(text.length + 1);
		if (random() < 0.1 && author.cursor >= 6) {
			text.delete(author.cursor - 5, 5);
			author.cursor -= 5;
			continue;
		}
		const written = Array.from({ length: size.wordsAnEdit }, () => `${words[pick(words.length)]} `).join('');
		text.insert(author.cursor, written);
		author.cursor += written.length;
	}
	Y.applyUpdate(all, beginning);
	for (const author of authors) Y.applyUpdate(all, Y.mergeUpdates([beginning, ...author.edits]));
	let items = 0;
	for (const structs of all.store.clients.values()) items += structs.length;
	return {
		authors: authors.map(({ doc, edits }) => ({ client: doc.clientID, edits })),
		beginning,
		edits: authors.reduce((sum, author) => sum + author.edits.length, 0),
		items,
		state: Y.encodeStateAsUpdate(all),
		vector: Y.encodeStateVector(all)
	};
}

/** Notes of one item of a meeting: about 30 kB. */
export const meetingHistory = (): History => writeHistory({ edits: 1_750, authors: 6, wordsAnEdit: 1, seed: 30 });
/** A year's work in one document: about 1 MB in 20,000 edits. */
export const heavyHistory = (): History => writeHistory({ edits: 20_000, authors: 20, wordsAnEdit: 6, seed: 1_000 });
