import type * as Y from 'yjs';

/**
 * One kind of document that people write together, declared once in src/lib/<feature>/doc.ts and used by the browser,
 * the sync worker, the projection and the fuzz. `read` is total: it skips whatever does not belong.
 */
export interface DocumentKind<Json = unknown> {
	readonly name: string;
	/** Raised when an older tab would damage the document; the door then answers 4406. */
	readonly version: number;
	readonly read: (doc: Y.Doc) => Json;
	/** All its words as plain text, for search. */
	plain(json: Json): string;
	/**
	 * Makes the document say what `json` (of `read`) says, by the least change: what is alike keeps its place in Yjs, so
	 * that whoever types there keeps caret and text. Written into an empty document it reads back as `json`.
	 */
	write(doc: Y.Doc, json: Json): void;
	/**
	 * Why people leave a place alone; null where they may write: what the server wrote ('forged'), or what is written no
	 * more ('late'). In: the document before, the root's name with the keys below it, and the values that are set there.
	 */
	readonly holds?: (doc: Y.Doc, path: readonly string[], values: () => readonly unknown[]) => 'forged' | 'late' | null;
	/** Edits the server may make by name; arguments come as JSON and are parsed by the edit. */
	readonly edits: Readonly<Record<string, (doc: Y.Doc, args: unknown) => void>>;
}
