import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { startAside } from './aside.ts';
import { careForAll } from './care.ts';
import { createCompaction } from './compact.ts';
import { createGiveBack } from './give-back.ts';
import { openLog, type Log } from './log.ts';
import { createLooker } from './look.ts';
import { bytesOf, movable, signOfLife, type Answer, type Stored, type WorkerParameters } from './messages.ts';
import { packRound, unpackAsks, type FromWorker, type PackedAsks } from './packed.ts';
import { keepReplicas } from './replicas.ts';
import { createRounds } from './rounds.ts';
import { createTrials } from './trials.ts';
import { createWriter } from './write.ts';

// The one thread that writes the document log and the only place where a Y.Doc lives on the server. It runs from the
// source, also when the pages are built: plain Node strips the types.

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
const report = (message: string, about: object): void =>
	port.postMessage({ report: { message, about } } satisfies FromWorker);
const replicas = keepReplicas(log, now, report);

const send = (stored: readonly Stored[], answers: readonly Answer[]): void => {
	const given = answers.flatMap((one) => ('answer' in one ? [...bytesOf(one.answer)] : []));
	const round = packRound(stored, answers);
	port.postMessage({ round } satisfies FromWorker, movable([...given, ...round.pieces.large]));
};
// Two threads beside this one: nobody's trial waits for a document that is being written anew.
const trialThread = startAside(parameters, 'document trials');
const choreThread = startAside(parameters, 'document chores');
const trials = createTrials({
	aside: trialThread,
	now,
	resume: (asks) => rounds.takeFirst(asks),
	answer: (answer) => send([], [answer])
});
const compaction = createCompaction({ aside: choreThread, log, replicas, now, report });
const look = createLooker({ log, replicas, kinds, now, rehearsal: parameters.rehearsal });
const rounds = createRounds({
	write: createWriter({ log, replicas, kinds, now, trials }),
	answer(ask) {
		if (ask.name === 'close') return close();
		return ask.name === 'scrub' ? careForAll({ aside: choreThread, log, replicas, now }) : look(ask);
	},
	send,
	rested: () => sweep(false),
	broken: giveUpConnection,
	now
});

const giveBack = createGiveBack();
const sweep = (quiet: boolean): void => giveBack(replicas.sweep(compaction.left), quiet);

function giveUpConnection(): void {
	try {
		open?.close();
	} catch {
		// It is given up either way.
	}
	open = null;
}

function close(): null {
	trialThread.close();
	choreThread.close();
	open?.close();
	open = null;
	return null;
}

port.on('message', (packed: PackedAsks) => rounds.take(unpackAsks(packed)));

/** A sign of life, so that nobody takes a long trial or a daily care for a thread that hangs. */
setInterval(() => send([], []), signOfLife);

/** Documents fall asleep and are written anew when they are quiet: that is, when nobody asks for anything. */
setInterval(() => {
	if (!rounds.resting() || !open) return;
	sweep(true);
	compaction.look();
}, 1_000);

const versions = Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, kind.version]));
port.postMessage({ ready: { versions } } satisfies FromWorker);
