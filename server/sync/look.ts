import * as Y from 'yjs';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { storageCode, type Log } from './log.ts';
import { readHistory } from './history.ts';
import { Refused, type Ask, type AskOf, type Asks, type Health } from './messages.ts';
import { vectorOf, type Replicas } from './replicas.ts';
import { updatesOf } from './stored-document.ts';
import { threadTime } from './thread-time.ts';
import type { WriteName } from './write.ts';

/** Everything but writing, the daily care and closing. */
export type LookAsk = Exclude<Ask, AskOf<WriteName> | AskOf<'scrub'> | AskOf<'close'>>;

/** Milliseconds for which an answer about the storage holds: asking often must not keep the disk at work. */
const probedFor = 2_000;

/** Answers what changes no document. Runs after the writing that was sent before it. */
export function createLooker(parts: {
	log: () => Log;
	replicas: Replicas;
	kinds: Readonly<Record<string, DocumentKind>>;
	now: () => number;
	/** Whether `rehearse` is answered. */
	rehearsal: boolean;
}) {
	const { log, replicas, kinds, now } = parts;
	const history = readHistory({ log, kinds });
	let probe = { at: -Infinity, writable: false };

	function join({ subject, connection }: Asks['join']['in']): Asks['join']['out'] {
		const replica = replicas.find(subject);
		replicas.hold(subject, connection);
		return { vector: vectorOf(replica), frozen: replica.frozen };
	}

	function state({ subject }: Asks['state']['in']): Asks['state']['out'] {
		const from = threadTime();
		const stored = replicas.stored(subject);
		return { updates: updatesOf(stored), cursor: stored.cursor, cost: threadTime() - from };
	}

	function diff({ subject, vector }: Asks['diff']['in']): Asks['diff']['out'] {
		const { doc } = replicas.open(subject);
		const from = threadTime();
		try {
			const update = Y.encodeStateAsUpdate(doc, vector);
			return { update, cost: threadTime() - from };
		} catch {
			throw new Refused('malformed', 'not a state vector');
		}
	}

	function compare({ subject, fingerprint }: Asks['compare']['in']): Asks['compare']['out'] {
		replicas.find(subject);
		const from = threadTime();
		const equal = Buffer.compare(replicas.fingerprint(subject), fingerprint) === 0;
		return { equal, cost: threadTime() - from };
	}

	function read({ subject }: Asks['read']['in']): Asks['read']['out'] {
		const kind = kinds[subject.kind];
		if (!kind) throw new Refused('failed', `no kind ${subject.kind}`);
		const { doc, cursor } = replicas.open(subject);
		const json = kind.read(doc);
		return { json, plain: kind.plain(json), cursor };
	}

	function writable(): boolean {
		if (now() - probe.at < probedFor) return probe.writable;
		probe = { at: now(), writable: true };
		try {
			log().probe(now());
		} catch (error) {
			if (!storageCode(error)) throw error;
			probe.writable = false;
		}
		return probe.writable;
	}

	const health = (): Health => ({
		writable: writable(),
		quarantined: replicas.quarantined(),
		open: replicas.size(),
		awake: replicas.awake()
	});

	function rehearse({ pragma }: Asks['rehearse']['in']): Asks['rehearse']['out'] {
		if (!parts.rehearsal) throw new Refused('failed', 'not a rehearsal');
		if (pragma !== undefined) log().pragma(pragma);
		return { open: replicas.size(), awake: replicas.awake(), rows: log().count() };
	}

	return function look(ask: LookAsk): unknown {
		switch (ask.name) {
			case 'join':
				return join(ask.input);
			case 'leave':
				replicas.release(ask.input.subject, ask.input.connection);
				return null;
			case 'state':
				return state(ask.input);
			case 'diff':
				return diff(ask.input);
			case 'read':
				return read(ask.input);
			case 'compare':
				return compare(ask.input);
			case 'readVersion':
				return history.readVersion(ask.input);
			case 'versions':
				return history.versions(ask.input);
			case 'allVersions':
				return history.allVersions(ask.input);
			case 'checkpoint':
				return history.checkpoint();
			case 'cursors':
				return log().cursors();
			case 'health':
				return health();
			case 'rehearse':
				return rehearse(ask.input);
		}
	};
}
