import type { Cursor, Reading } from './documents.ts';
import type { LogThread } from './log-thread.ts';
import type { Subject, VersionHead } from './messages.ts';

/** A version as the log keeps it, and the epoch it belongs to. */
export interface KeptVersion extends VersionHead {
	readonly epoch: number;
}

/**
 * The history of documents, as far as it lies in the log; names and reasons are rows. Waits for the document worker as
 * all of `Documents` does, and refuses the same; 'thing.missing' also for a version that the document does not have.
 */
export interface DocumentHistory {
	/**
	 * Keeps the document as it stands, once for the id. An automatic version of what is kept already gives that one; none
	 * when nothing has been written.
	 */
	keep(documentId: string, id: string, kind: 'auto' | 'named'): Promise<KeptVersion | null>;
	read(documentId: string, id: string): Promise<Omit<Reading, 'cursor'>>;
	/** Makes the document say what the version said: an edit of that account, once for the key. Refuses 'document.frozen'. */
	restore(documentId: string, id: string, key: string, accountId: string): Promise<Cursor>;
	/** Ids of the versions that lie in the log; those that were kept before a moment, in milliseconds since 1970. */
	ids(documentId: string, before?: number): Promise<string[]>;
	/** The same of all documents, some hundreds at a time by their ids: those after one of them; the first after ''. */
	allIds(before: number, after: string): Promise<{ document: string; id: string }[]>;
	drop(documentId: string, ids: readonly string[]): Promise<void>;
	/**
	 * Writes what the document reads, after the named edits, into its next epoch and closes the one it is in: its
	 * connections are closed as 'erased'. Idempotent. `version`: id of the new epoch's first version. Out: the reading.
	 */
	rebuild(
		documentId: string,
		to: { epoch: number; next: number; version: string; edits: readonly { edit: string; args: unknown }[] }
	): Promise<Reading>;
	/** Takes all earlier epochs out of the log's files. Out: false while somebody who reads them prevents it. */
	dropErased(documentId: string): Promise<boolean>;
}

/** The history of documents through the worker. `subject` finds a document, `say` turns the worker's refusals. */
export function documentHistory(
	thread: LogThread,
	subject: (documentId: string) => Promise<Subject>,
	say: (error: unknown) => never
): DocumentHistory {
	return {
		async keep(documentId, id, kind) {
			const of = await subject(documentId);
			const head = await thread.ask('keepVersion', { subject: of, id, kind }).catch(say);
			return head && { ...head, epoch: of.epoch };
		},
		async read(documentId, id) {
			return thread.ask('readVersion', { subject: await subject(documentId), id }).catch(say);
		},
		async restore(documentId, id, key, account) {
			const ask = { subject: await subject(documentId), id, key, account };
			const { cursor } = await thread.ask('restore', ask).catch(say);
			return cursor;
		},
		async ids(documentId, before = Infinity) {
			return thread.ask('versions', { subject: await subject(documentId), before }).catch(say);
		},
		async allIds(before, after) {
			return thread.ask('allVersions', { before, after }).catch(say);
		},
		async drop(documentId, ids) {
			// A version is found by its id: also one of a document that is not there any more.
			const of = { document: documentId, epoch: 0, kind: '', known: 0 };
			await thread.ask('dropVersions', { subject: of, ids }).catch(say);
		},
		async rebuild(documentId, { epoch, next, version, edits }) {
			const of = { ...(await subject(documentId)), epoch, known: 0 };
			await thread.ask('rebuild', { subject: of, next, version, edits }).catch(say);
			return thread.ask('read', { subject: { ...of, epoch: next } }).catch(say);
		},
		async dropErased(documentId) {
			await thread.ask('dropErased', { subject: await subject(documentId) }).catch(say);
			return (await thread.ask('checkpoint', {}).catch(say)).done;
		}
	};
}
