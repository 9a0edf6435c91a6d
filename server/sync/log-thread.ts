import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Logger } from '#server/log.ts';
import { createCompany } from './company.ts';
import {
	bytesOf,
	movable,
	Refused,
	type AskName,
	type Ask,
	type Asks,
	type Stored,
	type WorkerParameters
} from './messages.ts';
import { packAsks, unpackRound, type FromWorker } from './packed.ts';

/** The main thread's end of the document worker. */
export interface LogThread {
	/** Resolves when the worker has done it; for writing that means durable. Rejects with Refused. */
	ask<Name extends AskName>(name: Name, input: Asks[Name]['in']): Promise<Asks[Name]['out']>;
	/** Hears of every update that has become durable, before whoever wrote it is told. */
	onStored(listener: (stored: Stored) => void): void;
	/** The worker has ended by itself: what was not answered is not known, and no document is open any more. */
	onLost(listener: () => void): void;
	/** Another worker has come in place of one that ended: what that one wrote last was told to nobody. */
	onBack(listener: () => void): void;
	/** Version of a kind's documents, as the worker knows it. */
	version(kind: string): number | undefined;
	/** Finishes what waits, then ends the worker. */
	close(): Promise<void>;
}

interface Pending {
	/** Bytes that wait with it. */
	readonly size: number;
	resolve(answer: unknown): void;
	reject(error: Error): void;
}

/** What can wait for company; whoever opens or reads waits for nothing, and what waits goes before it. */
const patient: ReadonlySet<AskName> = new Set(['append', 'bind', 'leave']);

/** Milliseconds without a sign of life after which the worker is ended and started anew; far beyond a slow disk. */
const deadline = 30_000;
/** Asks and bytes that may wait for the worker; what comes then is refused, and everybody sends it again later. */
const mostAsks = 10_000;
const mostBytes = 16 << 20;
/** Asks that are taken all the same: they carry nothing, and make room. */
const always: ReadonlySet<AskName> = new Set(['leave', 'close', 'health']);

/** Starts the document worker from its source under `root`. Rejects when the log cannot be opened. */
export async function startLogThread(root: string, parameters: WorkerParameters, log: Logger): Promise<LogThread> {
	const pending = new Map<number, Pending>();
	const storedListeners = new Set<(stored: Stored) => void>();
	const lostListeners = new Set<() => void>();
	const backListeners = new Set<() => void>();
	let versions: Readonly<Record<string, number>> = {};
	let waitingBytes = 0;
	let lastId = 0;
	let gathered: Ask[] = [];
	let next: { readonly timer: NodeJS.Timeout } | 'at once' | null = null;
	const company = createCompany();
	let closing = false;
	let alive = false;
	let failures = 0;
	let heardAt = performance.now();
	let worker = await start();
	const watch = setInterval(() => {
		if (!alive || performance.now() - heardAt < deadline) return;
		log.error({ waiting: pending.size }, 'the document worker does not answer and is started anew');
		void worker.terminate();
	}, deadline / 6);
	watch.unref();

	function settle(id: number): Pending | undefined {
		const asker = pending.get(id);
		pending.delete(id);
		waitingBytes -= asker?.size ?? 0;
		return asker;
	}

	function take(message: FromWorker): void {
		heardAt = performance.now();
		if ('ready' in message) return;
		if ('report' in message) return log.warn(message.report.about, message.report.message);
		failures = 0;
		const { stored, answers } = unpackRound(message.round);
		for (const one of stored) for (const listener of storedListeners) listener(one);
		for (const answer of answers) {
			const asker = settle(answer.id);
			if ('refused' in answer) asker?.reject(new Refused(answer.refused, answer.why));
			else asker?.resolve(answer.answer);
		}
	}

	function start(): Promise<Worker> {
		const started = new Worker(join(root, 'server/sync/log-worker.ts'), {
			name: 'document log',
			workerData: parameters,
			execArgv: ['--disable-warning=ExperimentalWarning']
		});
		return new Promise((resolve, reject) => {
			started.once('error', reject);
			started.once('message', (first: FromWorker) => {
				if (!('ready' in first)) return;
				versions = first.ready.versions;
				started.on('message', take);
				started.on('error', (error) => log.error(error, 'the document worker failed'));
				started.once('exit', lost);
				alive = true;
				heardAt = performance.now();
				resolve(started);
			});
		});
	}

	function forget(): void {
		for (const asker of pending.values()) asker.reject(new Refused('storage', 'the document worker ended'));
		pending.clear();
		waitingBytes = 0;
		gathered = [];
	}

	function lost(): void {
		alive = false;
		forget();
		if (closing) return;
		for (const listener of lostListeners) listener();
		failures += 1;
		const wait = Math.min(5_000, 50 * 2 ** failures);
		setTimeout(() => {
			if (closing) return;
			start().then(
				(started) => {
					worker = started;
					for (const listener of backListeners) listener();
				},
				(error: unknown) => {
					log.error(error, 'the document worker did not start');
					lost();
				}
			);
		}, wait);
	}

	/** What was gathered goes over in one message: waking the other thread costs more than the words. */
	function post(): void {
		next = null;
		const asks = gathered;
		gathered = [];
		company.went();
		if (!alive) return;
		const packed = packAsks(asks);
		const given = packed.others.flatMap(({ input }) => [...bytesOf(input)]);
		worker.postMessage(packed, movable([...packed.pieces.large, ...given]));
	}

	function schedule(wait: number): void {
		if (next === 'at once') return;
		if (wait > 0) {
			next ??= { timer: setTimeout(post, wait) };
			return;
		}
		clearTimeout(next?.timer);
		next = 'at once';
		setImmediate(post);
	}

	function ask<Name extends AskName>(name: Name, input: Asks[Name]['in']): Promise<Asks[Name]['out']> {
		return new Promise((resolve, reject) => {
			if (!alive) return reject(new Refused('storage', 'the document worker is starting again'));
			const size = [...bytesOf(input)].reduce((sum, one) => sum + one.byteLength, 0);
			if (!always.has(name) && (pending.size >= mostAsks || waitingBytes + size > mostBytes))
				return reject(new Refused('storage', 'too much waits for the document worker'));
			const id = (lastId += 1);
			waitingBytes += size;
			pending.set(id, { size, resolve: resolve as Pending['resolve'], reject });
			gathered.push({ id, name, input } as Ask);
			if (name === 'append') company.came();
			schedule(patient.has(name) ? company.wait() : 0);
		});
	}

	return {
		ask,
		onStored: (listener) => void storedListeners.add(listener),
		onLost: (listener) => void lostListeners.add(listener),
		onBack: (listener) => void backListeners.add(listener),
		version: (kind) => versions[kind],
		async close() {
			closing = true;
			clearInterval(watch);
			await ask('close', {}).catch(() => undefined);
			await worker.terminate();
			forget();
		}
	};
}
