import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { openLog, storageCode, type Log } from './log.ts';
import { createLooker } from './look.ts';
import {
	bytesOf,
	movable,
	type Answer,
	type Ask,
	type FromWorker,
	type Stored,
	type WorkerParameters
} from './messages.ts';
import { keepReplicas } from './replicas.ts';
import { createWriter, isWrite, refusedAnswer, type WriteAsk } from './write.ts';

// The one thread that writes the document log and the only place where a Y.Doc lives on the server. It runs from the
// source, also when the pages are built: plain Node strips the types.

/** Milliseconds for which a locked log is tried again before those who wait are told that it failed. */
const patience = 3_000;
const retryAfter = 25;

const port = parentPort;
if (!port) throw new Error('log-worker.ts is a worker thread');
const parameters = workerData as WorkerParameters;
const { documentKinds: kinds } = (await import(parameters.kinds)) as {
	documentKinds: Readonly<Record<string, DocumentKind>>;
};

let open: Log | null = openLog(parameters.file);
/** After an error of the disk the connection is thrown away; the next ask opens a new one. */
const log = (): Log => (open ??= openLog(parameters.file));
const now = () => Date.now();
const replicas = keepReplicas(log, now);
const writeRound = createWriter({ log, replicas, kinds, now });
const look = createLooker({ log, replicas, kinds, now, rehearsal: parameters.rehearsal });

let waiting: Ask[] = [];
let scheduled = false;
let busySince: number | null = null;

/** Runs after the writing that was sent before it. */
function answer(ask: Exclude<Ask, WriteAsk>): unknown {
	if (ask.name !== 'close') return look(ask);
	open?.close();
	open = null;
	return null;
}

const busy = (error: unknown) => storageCode(error)?.startsWith('SQLITE_BUSY') ?? false;

function write(asks: WriteAsk[]): { stored: Stored[]; answers: Answer[] } | 'locked' {
	try {
		const round = writeRound(asks);
		busySince = null;
		return round;
	} catch (error) {
		busySince ??= now();
		if (busy(error) && now() - busySince < patience) return 'locked';
		busySince = null;
		return { stored: [], answers: asks.map((ask) => refusedAnswer(ask.id, error)) };
	}
}

/** A full disk and a lock pass by themselves; after anything else the connection may be unfit for use. */
function renewAfter(answers: readonly Answer[]): void {
	const failed = answers.some(
		(answer) => 'refused' in answer && answer.refused === 'storage' && !/SQLITE_(FULL|BUSY)/.test(answer.why)
	);
	if (!failed) return;
	try {
		open?.close();
	} catch {
		// It is given up either way.
	}
	open = null;
}

function send(stored: Stored[], answers: Answer[]): void {
	const given = answers.flatMap((one) => ('answer' in one ? [...bytesOf(one.answer)] : []));
	port?.postMessage(
		{ stored, answers } satisfies FromWorker,
		movable([...given, ...stored.map(({ update }) => update)])
	);
}

function round(): void {
	scheduled = false;
	const asks = waiting;
	waiting = [];
	const writes = asks.filter(isWrite);
	const written = writes.length > 0 ? write(writes) : { stored: [], answers: [] };
	const locked = written === 'locked';
	const { stored, answers } = locked ? { stored: [], answers: [] } : written;
	const later: Ask[] = locked ? [...writes] : [];
	for (const ask of asks) {
		if (isWrite(ask)) continue;
		if (locked && (ask.name === 'read' || ask.name === 'close')) later.push(ask);
		else
			try {
				answers.push({ id: ask.id, answer: answer(ask) });
			} catch (error) {
				answers.push(refusedAnswer(ask.id, error));
			}
	}
	renewAfter(answers);
	if (later.length === 0 && waiting.length === 0) replicas.sweep();
	if (stored.length + answers.length > 0) send(stored, answers);
	if (later.length > 0) {
		waiting = [...later, ...waiting];
		scheduled = true;
		setTimeout(round, retryAfter);
	}
}

// While a commit waits for the disk, messages gather in the port; they are all taken before the next round begins.
port.on('message', (asks: Ask[]) => {
	waiting.push(...asks);
	if (scheduled) return;
	scheduled = true;
	setImmediate(round);
});

/** Documents that have been quiet fall asleep also when nobody asks for anything. */
setInterval(() => {
	if (!scheduled) replicas.sweep();
}, 1_000);

const versions = Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, kind.version]));
port.postMessage({ ready: { versions } } satisfies FromWorker);
