import type { DocumentHistory } from './document-history.ts';
import type { LogThread } from './log-thread.ts';
import type { Health } from './messages.ts';

/** Position in the log of one document: grows with every durable update; 0 = nothing yet. */
export type Cursor = number;

/** One reading of a document. */
export interface Reading {
	/** What the kind's `read` gives. */
	readonly json: unknown;
	/** All its words, what the kind's `plain` gives. */
	readonly plain: string;
	readonly cursor: Cursor;
}

/**
 * The documents people write together, behind one seam. All of it waits for the document worker: never inside a
 * command. Refuses 'thing.missing', 'document.unavailable' (its bytes cannot be read; nothing was changed) and
 * 'storage.unavailable' (try again).
 */
export interface Documents {
	/**
	 * A named edit of the document's kind, made by the server in the worker. Idempotent by `key`: the same key twice
	 * changes nothing the second time. `account`: on whose behalf, for the history. Resolves when it is durable. Refuses 'document.frozen'.
	 */
	edit(documentId: string, key: string, edit: string, args: unknown, account?: string | null): Promise<Cursor>;
	/** The document after all appends that were sent before this call. */
	read(documentId: string): Promise<Reading>;
	/** Closes it to writers (their connections get 4205) and refuses later appends and edits. */
	freeze(documentId: string): Promise<Cursor>;
	readonly history: DocumentHistory;
	/** How the worker and its storage are. Rejects when it does not answer. */
	health(): Promise<Health>;
	/** The worker itself, for the sync door alone. */
	readonly thread: LogThread;
	close(): Promise<void>;
}
