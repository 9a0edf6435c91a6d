import * as Y from 'yjs';
import type { DocumentKind } from '#lib/documents/kind.ts';
import type { Log } from './log.ts';
import { storageCode } from './log.ts';
import { decode, judge, judgeClient, serverClient } from './guard.ts';
import { effort } from './effort.ts';
import { judgePlaces } from './held-places.ts';
import { historyWrites, writeHistory, type MakeEdit } from './history.ts';
import { Refused, type Answer, type Ask, type AskOf, type Asks, type Stored, type Subject } from './messages.ts';
import type { Awake, Replica, Replicas } from './replicas.ts';
import { hasPending } from './stored-document.ts';
import { threadTime } from './thread-time.ts';
import type { Trials } from './trials.ts';

const writeNames = ['append', 'bind', 'edit', 'freeze', ...historyWrites] as const;
export type WriteName = (typeof writeNames)[number];
export type WriteAsk = AskOf<WriteName>;
export const isWrite = (ask: Ask): ask is WriteAsk => (writeNames as readonly string[]).includes(ask.name);

/** What a round of writing came to: what may be shown to the others, and what each asker is told. */
export interface Round {
	readonly stored: Stored[];
	readonly answers: Answer[];
}

/** The ask waits for a trial and is answered later. */
const later = Symbol('later');
/** Bytes above which an update is not even decoded here before its trial. */
const largeUpdate = 64 << 10;
/** Steps that an update may take here without a trial, and those that are not worth counting. */
const mostEffort = 50_000;
const littleEffort = 2_000;
const stepsInMs = 5_000;
/** Milliseconds of such work that may lie in a document's tail. */
const mostWork = 3_000;
/** Bytes that a document may hold, and that may lie in the log for it, before people's writing is refused. */
const mostHeld = 16 << 20;
const mostKept = 256 << 20;
/** Client ids that may be bound in a document, and by one account: every page that shows somebody brings one. */
const mostClients = 20_000;
const mostOfAccount = 4_000;
/** A V1 update that says nothing; stands in the log for an edit that had nothing to change. */
const nothing = new Uint8Array([0, 0]);

/** Changes the document and gives what that brought, as one update; null when it brought nothing new. */
function changed(doc: Y.Doc, change: () => void): Uint8Array | null {
	let brought: Uint8Array | null = null;
	const listen = (update: Uint8Array) => {
		brought = update;
	};
	doc.on('update', listen);
	try {
		doc.transact(change);
	} finally {
		doc.off('update', listen);
	}
	return brought;
}

/** What a refused ask is told; a bug is told as 'failed'. */
export function refusedAnswer(id: number, error: unknown): Answer {
	if (error instanceof Refused) return { id, refused: error.refused, why: error.message };
	const code = storageCode(error);
	if (code) return { id, refused: 'storage', why: code };
	return { id, refused: 'failed', why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/**
 * Writes rounds: all that waits in one transaction. A document in memory is changed first and its log second, within
 * one turn of the thread, so that nobody sees what is not stored: when the commit fails, every document of the round
 * is forgotten and read from the log again. That order also keeps an update that Yjs cannot apply out of the log.
 */
export function createWriter(parts: {
	log: () => Log;
	replicas: Replicas;
	kinds: Readonly<Record<string, DocumentKind>>;
	now: () => number;
	trials: Trials;
}) {
	const { replicas, kinds, now, trials } = parts;

	function writable(subject: Subject): Awake {
		const replica = replicas.open(subject);
		if (replica.frozen) throw new Refused('frozen', 'the document is closed to writing');
		return replica;
	}

	/** Runs a change; whatever goes wrong in it leaves no trace in memory. */
	function attempt(subject: Subject, replica: Awake, change: () => void): Uint8Array | null {
		try {
			const brought = changed(replica.doc, change);
			if (hasPending(replica.doc)) throw new Refused('resync', 'it builds on writing that is missing');
			return brought;
		} catch (error) {
			replicas.drop(subject);
			throw error;
		}
	}

	/**
	 * Which client ids an update brings, and the milliseconds it will take beyond the ordinary; null when it must be
	 * tried first, which begins then.
	 */
	function judged(ask: AskOf<'append'>, replica: Awake): { clients: number[]; work: number } | null {
		const { update, account } = ask.input;
		const tried = trials.cost(ask);
		if (tried === undefined && update.byteLength > largeUpdate) return trials.begin(ask);
		const decoded = decode(update);
		const clients = judge(decoded, replica, account);
		// How long looking at all it touches would take is known before anything is looked at.
		const steps = tried === undefined ? effort(decoded, replica.doc, mostEffort) : 0;
		if (steps > mostEffort) return trials.begin(ask);
		judgePlaces(decoded, replica.doc, kinds[ask.input.subject.kind]);
		return { clients, work: tried ?? (steps > littleEffort ? steps / stepsInMs : 0) };
	}

	/** Whoever has filled their part of the ids goes on under those they have, and the others notice nothing. */
	function roomFor({ bindings }: Replica, account: string, more: number): void {
		if (more === 0 || bindings.size + more <= mostOfAccount) return;
		const own = bindings.values().reduce((sum, owner) => (owner === account ? sum + 1 : sum), 0);
		if (own + more > mostOfAccount || bindings.size + more > mostClients)
			throw new Refused('full', 'as many client ids are bound as may be');
	}

	function roomIn({ weight }: Replica): void {
		if (weight.snapshot + weight.tail > mostHeld || weight.kept + weight.tail > mostKept)
			throw new Refused('full', 'the document holds as much as one may');
		// It passes: the document is being written anew.
		if (weight.work > mostWork) throw new Refused('storage', 'loading the document would take too long');
	}

	function append(ask: AskOf<'append'>, stored: Stored[]): Asks['append']['out'] | typeof later {
		if (trials.keepsBack(ask)) return later;
		const { subject, connection, account, update } = ask.input;
		const replica = writable(subject);
		// Waking the document is nobody's doing.
		const from = threadTime() - (trials.cost(ask) ?? 0);
		roomIn(replica);
		const judgement = judged(ask, replica);
		if (!judgement) return later;
		const { clients, work } = judgement;
		roomFor(replica, account, clients.length);
		let brought: Uint8Array | null;
		try {
			brought = attempt(subject, replica, () => Y.applyUpdate(replica.doc, update));
		} catch (error) {
			throw error instanceof Refused ? error : new Refused('malformed', String(error));
		}
		const cost = () => threadTime() - from;
		if (brought === null) return { cursor: replica.cursor, stored: false, cost: cost() };
		const cursor = replica.cursor + 1;
		const { document, epoch } = subject;
		parts.log().append({ document, epoch, cursor, account, clients, at: now(), bytes: brought, key: null });
		replicas.grown(replica, cursor, brought.byteLength, work);
		for (const client of clients) replica.bindings.set(client, account);
		stored.push({ document, epoch, cursor, update: brought, connection });
		return { cursor, stored: true, cost: cost() };
	}

	function bind({ input: { subject, account, client } }: AskOf<'bind'>): null {
		const replica = replicas.find(subject);
		if (judgeClient(client, replica, account) === 'new') {
			roomIn(replica);
			roomFor(replica, account, 1);
			parts.log().bind(subject.document, subject.epoch, client, account, now());
			replica.bindings.set(client, account);
		}
		return null;
	}

	const makeEdit: MakeEdit = ({ subject, key, account, change }, stored) => {
		const { document, epoch } = subject;
		const made = parts.log().madeAt(document, key);
		if (made !== null) return { cursor: made };
		const replica = writable(subject);
		const own = replica.doc.clientID;
		replica.doc.clientID = serverClient;
		const brought = attempt(subject, replica, () => change(replica.doc));
		replica.doc.clientID = own;
		const cursor = replica.cursor + 1;
		const bytes = brought ?? nothing;
		parts.log().append({ document, epoch, cursor, account, clients: [], at: now(), bytes, key });
		replicas.grown(replica, cursor, bytes.byteLength);
		if (brought) stored.push({ document, epoch, cursor, update: brought, connection: null });
		return { cursor };
	};
	const history = writeHistory({ log: parts.log, replicas, kinds, now, makeEdit });

	function edit({ input }: AskOf<'edit'>, stored: Stored[]): Asks['edit']['out'] {
		const { subject, key, account = null } = input;
		const named = kinds[subject.kind]?.edits[input.edit];
		if (!named) throw new Refused('failed', `${subject.kind} has no edit ${input.edit}`);
		return makeEdit({ subject, key, account, change: (doc) => named(doc, input.args) }, stored);
	}

	function freeze({ input: { subject } }: AskOf<'freeze'>): Asks['freeze']['out'] {
		const replica = replicas.find(subject);
		if (!replica.frozen) {
			parts.log().freeze(subject.document, subject.epoch, replica.cursor, now());
			replica.frozen = true;
		}
		return { cursor: replica.cursor };
	}

	function perform(ask: WriteAsk, stored: Stored[]): unknown {
		switch (ask.name) {
			case 'append':
				return append(ask, stored);
			case 'bind':
				return bind(ask);
			case 'edit':
				return edit(ask, stored);
			case 'freeze':
				return freeze(ask);
			default:
				return history(ask, stored);
		}
	}

	/**
	 * Does a round. Throws what `begin` throws (nothing has happened then, and the round may be tried again); every
	 * later failure of the storage is an answer to each of its askers.
	 */
	return function writeRound(asks: readonly WriteAsk[]): Round {
		parts.log().begin();
		const stored: Stored[] = [];
		const answers: Answer[] = [];
		const postponed = new Set<WriteAsk>();
		try {
			for (const ask of asks)
				try {
					const answer = perform(ask, stored);
					if (answer === later) postponed.add(ask);
					else answers.push({ id: ask.id, answer });
				} catch (error) {
					if (storageCode(error)) throw error;
					answers.push(refusedAnswer(ask.id, error));
				}
			parts.log().commit();
			return { stored, answers };
		} catch (error) {
			parts.log().rollback();
			for (const ask of asks) replicas.drop(ask.input.subject);
			const told = asks.filter((ask) => !postponed.has(ask));
			return { stored: [], answers: told.map((ask) => refusedAnswer(ask.id, error)) };
		} finally {
			for (const ask of asks) trials.forget(ask);
		}
	};
}
