import type { Cursor } from './documents.ts';
import type { Subject, WorkerRefusal } from './messages.ts';

/** What is wrong with a stored document, found by looking at every row of it. */
export interface Fault {
	readonly document: string;
	readonly epoch: number;
	readonly why: string;
	/** Whether it can be served all the same: what is damaged is kept only to fall back on. */
	readonly served: boolean;
}

/** What the log thread has done beside it, with a connection to the file that only reads. */
export interface AsideAsks {
	/** Judges and applies an update to a copy of the document. `work` in milliseconds of processor time. */
	trial: {
		in: { subject: Subject; account: string; update: Uint8Array };
		out: { refused: Verdict | null; work: number };
	};
	/** Writes a document anew, without what was deleted, and holds it against its log. */
	snapshot: { in: { subject: Subject }; out: SnapshotMade };
	/** Reads a stored snapshot back from the file and holds it against what was to be stored. */
	prove: { in: { subject: Subject; cursor: Cursor; checksum: Uint8Array }; out: null };
	/** Looks at every row of one document. */
	scrub: { in: { document: string; epoch: number }; out: Fault | null };
}

/** Why an update would be refused. */
export interface Verdict {
	readonly refused: WorkerRefusal;
	readonly why: string;
}

export interface SnapshotMade {
	readonly cursor: Cursor;
	readonly vector: Uint8Array;
	readonly bytes: Uint8Array;
	/** Bytes of the entries up to the cursor. */
	readonly kept: number;
}

export type AsideName = keyof AsideAsks;
export type AsideAsk = {
	[Name in AsideName]: { readonly name: Name; readonly input: AsideAsks[Name]['in'] };
}[AsideName];

/** First `begun`, when the document is loaded and the clock of a trial starts; then one of the others. */
export type FromAside =
	| { readonly ready: true }
	| { readonly begun: true }
	| { readonly answer: unknown }
	| { readonly failed: string; readonly damage: boolean };

export interface AsideParameters {
	readonly file: string;
	/** Path of the module that exports `documentKinds`. */
	readonly kinds: string;
}
