import type { Fault } from './aside-asks.ts';
import type { Cursor } from './documents.ts';

/** The document an ask is about, with all the worker needs to load it. */
export interface Subject {
	readonly document: string;
	readonly epoch: number;
	readonly kind: string;
	/** The log must reach at least so far; if it does not, bytes are missing and the document is not served. */
	readonly known: Cursor;
}

/** Why the worker did not do it. */
export type WorkerRefusal =
	/** Not a V1 update, or beyond the bounds of one. */
	| 'malformed'
	/** Structs or presence under a client id that belongs to another account. */
	| 'forged'
	/** It writes where the time for writing is out. */
	| 'late'
	/** It builds on something the server does not have. */
	| 'resync'
	| 'frozen'
	/** It holds as much as a document may. */
	| 'full'
	/** There is no such version. */
	| 'missing'
	/** Its history was erased and it goes on in another epoch. */
	| 'erased'
	/** The stored bytes cannot be read; they are kept. */
	| 'unavailable'
	/** The storage failed; nothing was stored. */
	| 'storage'
	/** A bug, or an edit that threw: nothing was changed. */
	| 'failed';

/** What an answer took of the worker's processor time, in milliseconds; waking a document is nobody's doing. */
interface Costing {
	readonly cost: number;
}

/**
 * What the main thread asks of the worker and what it gets. Asks are done in the order they were sent, writes first.
 * What was stored before an answer is told before it.
 */
export interface Asks {
	/** A connection opens the document: it is known here until that connection leaves. Its text need not be awake. */
	join: { in: { subject: Subject; connection: number }; out: { vector: Uint8Array; frozen: boolean } };
	/**
	 * The whole document as it lies in the log, for whoever has nothing yet: to be applied in this order. What becomes
	 * durable after `cursor` is told after this answer.
	 */
	state: { in: { subject: Subject }; out: Costing & { updates: Uint8Array[]; cursor: Cursor } };
	/** What a client with this state vector lacks. */
	diff: { in: { subject: Subject; vector: Uint8Array }; out: Costing & { update: Uint8Array } };
	/**
	 * Someone's update. `stored` is false when it brought nothing new; `cost` is the worker's processor time in milliseconds.
	 * Resolves when it is durable.
	 */
	append: {
		in: { subject: Subject; connection: number; account: string; update: Uint8Array };
		out: { cursor: Cursor; stored: boolean; cost: number };
	};
	/** Binds a client id to an account before its presence is shown. */
	bind: { in: { subject: Subject; account: string; client: number }; out: null };
	leave: { in: { subject: Subject; connection: number }; out: null };
	/** `account`: on whose behalf; none for what the portal does by itself. */
	edit: {
		in: { subject: Subject; key: string; edit: string; args: unknown; account?: string | null };
		out: { cursor: Cursor };
	};
	read: { in: { subject: Subject }; out: { json: unknown; plain: string; cursor: Cursor } };
	freeze: { in: { subject: Subject }; out: { cursor: Cursor } };
	/** Whether a client holds what is stored, by src/lib/yjs/fingerprint.ts. */
	compare: { in: { subject: Subject; fingerprint: Uint8Array }; out: Costing & { equal: boolean } };
	/**
	 * Keeps the document as it stands, once for the id. An automatic one of what is kept already gives that; null when
	 * nothing has been written yet.
	 */
	keepVersion: { in: { subject: Subject; id: string; kind: 'auto' | 'named' }; out: VersionHead | null };
	/** What a version reads. Refused 'missing' when the document has no such version. */
	readVersion: { in: { subject: Subject; id: string }; out: { json: unknown; plain: string } };
	/** Ids of the versions of a document that were kept before a moment. */
	versions: { in: { subject: Subject; before: number }; out: string[] };
	/** Versions of all documents that were kept before a moment, some hundreds by their ids, those after one of them. */
	allVersions: { in: { before: number; after: string }; out: { document: string; id: string }[] };
	dropVersions: { in: { subject: Subject; ids: readonly string[] }; out: null };
	/** Makes the document say what a version said, as an edit of that account, once for the key. */
	restore: { in: { subject: Subject; id: string; key: string; account: string }; out: { cursor: Cursor } };
	/**
	 * Writes what the document reads now into its next epoch, after the named edits, and closes this one: whoever is in
	 * it is refused as 'erased'. Its first version gets the id. Out: the epoch it goes on in; the same the second time.
	 */
	rebuild: {
		in: {
			subject: Subject;
			next: number;
			version: string;
			edits: readonly { readonly edit: string; readonly args: unknown }[];
		};
		out: { epoch: number };
	};
	/** Takes all epochs before this one out of the log. */
	dropErased: { in: { subject: Subject }; out: null };
	/** Brings all that was written into the log's file and empties the write-ahead log. Not done: somebody reads. */
	checkpoint: { in: Record<never, never>; out: { done: boolean } };
	/** How the worker is; `writable` after a row has been written durably. */
	health: { in: Record<never, never>; out: Health };
	/**
	 * Looks at every row of the log, drops what snapshots have stood for long enough, and puts documents aside that
	 * cannot be read. Takes its time; others are answered meanwhile.
	 */
	scrub: {
		in: Record<never, never>;
		out: { documents: number; damaged: readonly Fault[]; dropped: number };
	};
	/** How far the log of every document reaches. */
	cursors: { in: Record<never, never>; out: { document: string; epoch: number; cursor: Cursor }[] };
	/** For tests: a pragma on the log's connection, and a count of what is held. */
	rehearse: { in: { pragma?: string }; out: { open: number; awake: number; rows: number } };
	/** Finishes what waits and closes the log. */
	close: { in: Record<never, never>; out: null };
}

/** One kept version. `accounts`: who wrote since the one before. */
export interface VersionHead {
	readonly id: string;
	readonly cursor: Cursor;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly accounts: readonly string[];
}

export interface Health {
	readonly writable: boolean;
	/** Documents that cannot be read; their bytes are kept. */
	readonly quarantined: number;
	/** Documents that somebody holds, and how many of them are awake. */
	readonly open: number;
	readonly awake: number;
}

export type AskName = keyof Asks;
export type Ask = {
	[Name in AskName]: { readonly id: number; readonly name: Name; readonly input: Asks[Name]['in'] };
}[AskName];
export type AskOf<Name extends AskName> = Extract<Ask, { name: Name }>;

export type Answer =
	| { readonly id: number; readonly answer: unknown }
	| { readonly id: number; readonly refused: WorkerRefusal; readonly why: string };

/** An update that is durable now and may be shown to the others. */
export interface Stored {
	readonly document: string;
	readonly epoch: number;
	readonly cursor: Cursor;
	readonly update: Uint8Array;
	/** The connection it came from; null for the server's own edits. */
	readonly connection: number | null;
}

/** Milliseconds between two signs of life of the worker: a message that says nothing. */
export const signOfLife = 5_000;

export interface WorkerParameters {
	readonly file: string;
	/** Path of the module that exports `documentKinds`. */
	readonly kinds: string;
	/** Whether `rehearse` is answered. */
	readonly rehearsal: boolean;
}

/** A refusal of the worker as an error, on both sides of the thread. */
export class Refused extends Error {
	readonly refused: WorkerRefusal;
	constructor(refused: WorkerRefusal, why: string) {
		super(`${refused}: ${why}`);
		this.refused = refused;
	}
}

/** Above this memory is handed over instead of copied. */
const worthMoving = 4_096;

/** The buffers of what is large enough and has memory of its own; the sender must not look at it again. */
export const movable = (bytes: Iterable<Uint8Array>): ArrayBuffer[] => [
	...new Set(
		[...bytes]
			.filter((one) => one.byteLength >= worthMoving && one.byteLength === one.buffer.byteLength)
			.map((one) => one.buffer as ArrayBuffer)
	)
];

/** The bytes that an ask or an answer carries. */
export function* bytesOf(message: unknown): Generator<Uint8Array> {
	const { update, updates } = (message ?? {}) as { update?: Uint8Array; updates?: Uint8Array[] };
	if (update) yield update;
	if (updates) yield* updates;
}
