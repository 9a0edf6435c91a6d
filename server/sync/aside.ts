import { Worker } from 'node:worker_threads';
import type { AsideAsk, AsideAsks, AsideName, AsideParameters, FromAside } from './aside-asks.ts';
import { Damage } from './stored-document.ts';

/** It took longer than it may; its thread has been ended. */
export class Late extends Error {}

/** Nothing more is done here. */
export class Closed extends Error {}

/** Milliseconds without work after which the thread is ended, so that its memory goes back. */
const idle = 60_000;
/** Milliseconds for everything that has no limit of its own. */
const patience = 60_000;

/** MiB for one document of the largest size awake, and what is made of it. */
const mostMemory = 1_024;

/** How long an ask may take, in milliseconds from the moment its document is loaded. */
export interface Limit {
	/** Of the thread's own time: a busy machine makes nobody late. */
	readonly working: number;
	/** By the clock on the wall. */
	readonly passing: number;
}

interface Job {
	readonly ask: AsideAsk;
	readonly limit: Limit | null;
	resolve(answer: unknown): void;
	reject(error: Error): void;
}

/**
 * A thread beside the log for what may take long or never end. It is started when it is needed, does one thing at a
 * time, and is ended when that takes too long: whoever asked is told Late, and the next one gets a new thread.
 */
export function startAside(parameters: AsideParameters, name: string) {
	const queue: Job[] = [];
	let worker: Worker | null = null;
	let current: Job | null = null;
	let timer: NodeJS.Timeout | undefined;
	let closed = false;

	function start(): Worker {
		const started = new Worker(new URL('./aside-worker.ts', import.meta.url), {
			name,
			workerData: parameters,
			execArgv: ['--disable-warning=ExperimentalWarning'],
			resourceLimits: { maxOldGenerationSizeMb: mostMemory }
		});
		started.on('message', (message: FromAside) => take(message));
		// Out of memory counts as late: both are more than a document may take.
		started.on('error', (error: NodeJS.ErrnoException) =>
			end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Late('it took too much memory') : error)
		);
		return started;
	}

	function take(message: FromAside): void {
		if ('ready' in message) return;
		if ('begun' in message) {
			if (current?.limit) void watch(current, current.limit);
			return;
		}
		const job = current;
		current = null;
		clearTimeout(timer);
		if ('answer' in message) job?.resolve(message.answer);
		else job?.reject(message.damage ? new Damage(message.failed) : new Error(message.failed));
		next();
	}

	/** Ends the thread and whatever it was doing. */
	function end(error: Error | null): void {
		const job = current;
		current = null;
		clearTimeout(timer);
		void worker?.terminate();
		worker?.removeAllListeners();
		worker?.on('error', () => undefined);
		worker = null;
		if (error) job?.reject(error);
		next();
	}

	async function watch(job: Job, { working, passing }: Limit): Promise<void> {
		const of = worker;
		const since = performance.now();
		const before = await of?.cpuUsage();
		const look = async () => {
			const used = await of?.cpuUsage(before);
			if (current !== job || of !== worker) return;
			if ((used?.user ?? 0) + (used?.system ?? 0) >= working * 1_000 || performance.now() - since >= passing)
				end(new Late(`more than ${working} ms`));
			else later(working / 5);
		};
		// The thread may have ended by itself meanwhile; then whoever asked has been told.
		const later = (wait: number) => {
			clearTimeout(timer);
			timer = setTimeout(() => void look().catch(() => undefined), wait);
		};
		if (current === job) later(working);
	}

	function next(): void {
		if (current || closed) return;
		const job = queue.shift();
		if (!job) {
			timer = setTimeout(() => end(null), idle);
			timer.unref();
			return;
		}
		current = job;
		clearTimeout(timer);
		timer = setTimeout(() => end(new Late('it never ended')), patience);
		worker ??= start();
		worker.postMessage(job.ask);
	}

	return {
		/** Does one thing after all that were asked before it. Rejects with Late, Damage, or what went wrong. */
		ask<Name extends AsideName>(
			name: Name,
			input: AsideAsks[Name]['in'],
			limit: Limit | null = null
		): Promise<AsideAsks[Name]['out']> {
			return new Promise((resolve, reject) => {
				queue.push({ ask: { name, input } as AsideAsk, limit, resolve: resolve as Job['resolve'], reject });
				next();
			});
		},
		/** Asks that have not begun. */
		waiting: (): number => queue.length,
		close(): void {
			closed = true;
			for (const job of queue.splice(0)) job.reject(new Closed());
			end(new Closed());
		}
	};
}

export type Aside = ReturnType<typeof startAside>;
