import type * as Y from 'yjs';
import type { RescueRules } from '#lib/documents/rescue-rules.ts';
import { inDeleted, joined, writtenIn, type IdRange } from './id-ranges.ts';
import { ownWords, type Piece } from './own-words.ts';

/** Stretches from which the account of them is joined anew. */
const most = 100;

/** Keeps account of what was written here that the server is not known to have: which words, and where they stand. */
export function createOwnWriting(doc: Y.Doc, rules: RescueRules) {
	let unstored: IdRange[] = [];
	/** Of it, what was written before the connection that stands now: others did not know of it when they wrote. */
	let away: IdRange[] = [];
	/**
	 * All that was written here without a connection as long as this page stands, also after it was stored: somebody who
	 * was away as well may bring a removal later, made without knowing of these words.
	 */
	let apart: IdRange[] = [];
	const add = (ranges: readonly IdRange[]) => {
		unstored.push(...ranges);
		if (unstored.length > most) unstored = joined(unstored);
	};
	return {
		wrote: (transaction: Y.Transaction) => add(writtenIn(transaction)),
		/** What an earlier page left unsent. */
		had: add,
		/** A new connection is being opened. */
		left(): void {
			away = joined(unstored);
			apart = joined([...apart, ...away]);
		},
		/** The server has all of it. */
		stored(): void {
			unstored = [];
			away = [];
		},
		/** The words that are not stored and still stand here. */
		unsent: (): Piece[] => ownWords(doc, unstored, (item) => !item.deleted, rules.fields),
		/** The words that this transaction of the others takes away. To be asked before Yjs collects them as garbage. */
		removedIn: ({ deleteSet }: Y.Transaction): Piece[] =>
			ownWords(doc, inDeleted(apart, deleteSet), (item) => item.deleted, rules.fields),
		/** The words that still stand here and are shown nowhere, because of what others did. */
		hidden: (): Piece[] =>
			away.length === 0
				? []
				: ownWords(doc, away, (item) => !item.deleted, rules.fields).filter((piece) => rules.hidden(doc, piece, away))
	};
}

export type OwnWriting = ReturnType<typeof createOwnWriting>;
