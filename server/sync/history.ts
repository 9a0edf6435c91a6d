import * as Y from 'yjs';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { serverClient } from './guard.ts';
import type { Log } from './log.ts';
import { Refused, type AskOf, type Asks, type Stored, type Subject } from './messages.ts';
import type { Replicas } from './replicas.ts';
import { Damage } from './stored-document.ts';
import { erasedIn, versionsIn } from './version-tables.ts';

/** Asks of history that write; each runs inside a round's transaction. */
export const historyWrites = ['keepVersion', 'restore', 'rebuild', 'dropVersions', 'dropErased'] as const;
export type HistoryWrite = (typeof historyWrites)[number];

/** Makes a change of the server once for its key and logs it; given by the writer. */
export type MakeEdit = (
	edit: { subject: Subject; key: string; account: string | null; change: (doc: Y.Doc) => void },
	stored: Stored[]
) => { cursor: number };

/** A document of the server's own making that says what `json` says. */
function docOf(kind: DocumentKind, json: unknown): Y.Doc {
	const doc = new Y.Doc();
	doc.clientID = serverClient;
	kind.write(doc, json);
	return doc;
}

interface Readable {
	readonly log: () => Log;
	readonly kinds: Readonly<Record<string, DocumentKind>>;
}

/** Asks of history that change no document. A version holds the full state, so that it needs no log. */
export function readHistory({ log, kinds }: Readable) {
	const versions = () => versionsIn(log().db);

	function kindOf({ kind }: Subject): DocumentKind {
		const found = kinds[kind];
		if (!found) throw new Refused('failed', `no kind ${kind}`);
		return found;
	}

	/** What a version read. Throws Refused: 'missing' when there is none, 'unavailable' when its bytes are damaged. */
	function jsonOf(subject: Subject, id: string): unknown {
		try {
			const state = versions().state(subject.document, subject.epoch, id);
			if (!state) throw new Refused('missing', `no version ${id}`);
			const doc = new Y.Doc();
			Y.applyUpdate(doc, state);
			return kindOf(subject).read(doc);
		} catch (error) {
			throw error instanceof Damage ? new Refused('unavailable', error.message) : error;
		}
	}

	return {
		kindOf,
		jsonOf,
		readVersion({ subject, id }: Asks['readVersion']['in']): Asks['readVersion']['out'] {
			const json = jsonOf(subject, id);
			return { json, plain: kindOf(subject).plain(json) };
		},
		versions: ({ subject, before }: Asks['versions']['in']): string[] => versions().ids(subject.document, before),
		allVersions: ({ before, after }: Asks['allVersions']['in']): Asks['allVersions']['out'] =>
			versions().all(before, after),
		checkpoint(): Asks['checkpoint']['out'] {
			const [row] = log().pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
			return { done: row?.busy === 0 };
		}
	};
}

/**
 * Asks of history that write. Erasing rebuilds the document from what it reads now, in a new epoch, and closes the old
 * one.
 */
export function writeHistory(parts: Readable & { replicas: Replicas; now: () => number; makeEdit: MakeEdit }) {
	const { log, replicas, now } = parts;
	const { kindOf, jsonOf } = readHistory(parts);
	const versions = () => versionsIn(log().db);

	function keepVersion({ subject, id, kind }: Asks['keepVersion']['in']): Asks['keepVersion']['out'] {
		const { document, epoch } = subject;
		const there = versions().find(document, id);
		if (there) return there;
		const last = versions().last(document, epoch);
		const { doc, cursor } = replicas.open(subject);
		if (kind === 'auto' && cursor === (last?.cursor ?? 0)) return last;
		const accounts = versions().writers(document, epoch, last?.cursor ?? 0, cursor);
		const bytes = Y.encodeStateAsUpdate(doc);
		const vector = Y.encodeStateVector(doc);
		const at = now();
		versions().add({ id, document, epoch, cursor, at, kind, bytes, vector, accounts });
		return { id, cursor, at, accounts };
	}

	function restore({ subject, id, key, account }: Asks['restore']['in'], stored: Stored[]): Asks['restore']['out'] {
		const change = (doc: Y.Doc) => kindOf(subject).write(doc, jsonOf(subject, id));
		return parts.makeEdit({ subject, key, account, change }, stored);
	}

	/** Idempotent: a second time gives what the first gave. */
	function rebuild({ subject, next, edits, version }: Asks['rebuild']['in']): Asks['rebuild']['out'] {
		const { document, epoch } = subject;
		const given = erasedIn(log().db).next(document, epoch);
		if (given !== null) return { epoch: given };
		const kind = kindOf(subject);
		const { doc: old, frozen } = replicas.open(subject);
		// What is taken out is taken out of a document that nobody keeps, so that the new one never held it.
		const draft = docOf(kind, kind.read(old));
		for (const { edit, args } of edits) kind.edits[edit]?.(draft, args);
		const doc = docOf(kind, kind.read(draft));
		const bytes = Y.encodeStateAsUpdate(doc);
		const [at, cursor, key] = [now(), 1, `rebuild:${next}`];
		log().append({ document, epoch: next, cursor, account: null, clients: [], at, bytes, key });
		if (frozen) log().freeze(document, next, cursor, at);
		const vector = Y.encodeStateVector(doc);
		versions().add({ id: version, document, epoch: next, cursor, at, kind: 'auto', bytes, vector, accounts: [] });
		erasedIn(log().db).add(document, epoch, next, at);
		replicas.drop(subject);
		return { epoch: next };
	}

	function dropErased({ subject }: Asks['dropErased']['in']): null {
		// Only below what can be read: else the text itself would go.
		if (replicas.find(subject).cursor === 0) throw new Refused('failed', `epoch ${subject.epoch} is empty`);
		erasedIn(log().db).emptyBelow(subject.document, subject.epoch);
		return null;
	}

	function dropVersions({ subject, ids }: Asks['dropVersions']['in']): null {
		versions().drop(subject.document, ids);
		return null;
	}

	/** Inside a round's transaction. */
	return function write(ask: AskOf<HistoryWrite>, stored: Stored[]): unknown {
		switch (ask.name) {
			case 'keepVersion':
				return keepVersion(ask.input);
			case 'restore':
				return restore(ask.input, stored);
			case 'rebuild':
				return rebuild(ask.input);
			case 'dropVersions':
				return dropVersions(ask.input);
			case 'dropErased':
				return dropErased(ask.input);
		}
	};
}
