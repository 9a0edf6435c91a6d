/** Position in the log of one document: grows with every durable update; 0 = nothing yet. */
export type Cursor = number;

/** The documents people write together, behind one seam. */
export interface Documents {
	/**
	 * A named edit of the document's kind, made by the server in the worker. Idempotent by `key`: the same key twice
	 * changes nothing the second time. Resolves when it is durable. Not to be awaited inside a command.
	 */
	edit(documentId: string, key: string, edit: string, args: unknown): Promise<Cursor>;
	/** The document as plain JSON, after all appends that were sent before this call, and the cursor it was read at. */
	read(documentId: string): Promise<{ json: unknown; cursor: Cursor }>;
	/** Closes it to writers (their connections get 4205) and refuses later appends. */
	freeze(documentId: string): Promise<Cursor>;
	close(): Promise<void>;
}
