import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { jobKinds } from './kinds.ts';

const finishJob = command(
	'job.finish',
	z.object({ id: z.number().int(), error: z.string().max(500).nullable(), retryAt: z.date().nullable() }),
	async ({ db, demand, now }, { id, error, retryAt }) => {
		demand('portal.work', {});
		await db.job.update({
			where: { id },
			data: {
				attempts: { increment: 1 },
				error,
				...(error === null ? { doneAt: now } : {}),
				...(retryAt ? { dueAt: retryAt } : {})
			}
		});
	}
);

/** Seconds to wait after the n-th failure: 5 s, 25 s, 2 min … at most an hour. */
const waitAfter = (attempts: number) => Math.min(3600, 5 ** Math.min(attempts + 1, 6));

export interface JobRunner {
	/** There may be something to do. */
	kick(): void;
	/** Resolves when the job with this key has been done, or rejects with its error when it failed this time. */
	settled(key: string): Promise<void>;
	stop(): Promise<void>;
}

/**
 * Works the job table off, one at a time, oldest first; what fails is tried again later with growing pauses. Jobs are
 * idempotent by their key: after a crash one may run twice.
 */
export function startJobs(): JobRunner {
	let stopped = false;
	let running: Promise<void> | null = null;
	let again = false;
	let timer: NodeJS.Timeout | undefined;
	const waiting = new Map<string, { resolve: () => void; reject: (error: unknown) => void }[]>();

	const settle = (key: string, error?: unknown) => {
		for (const one of waiting.get(key) ?? [])
			if (error === undefined) one.resolve();
			else one.reject(error);
		waiting.delete(key);
	};

	async function work(): Promise<void> {
		const { read, clock, log } = context();
		while (!stopped) {
			const job = await read.job.findFirst({
				where: { doneAt: null, dueAt: { lte: clock.now() } },
				orderBy: [{ dueAt: 'asc' }, { id: 'asc' }]
			});
			if (!job) return;
			const kind = jobKinds[job.kind];
			try {
				if (!kind) throw new Error(`No job of kind ${job.kind}`);
				await kind(JSON.parse(job.payload));
				await finishJob(portal, { id: job.id, error: null, retryAt: null });
				settle(job.key);
			} catch (error) {
				const message = error instanceof Error ? error.message : String(error);
				log.error({ job: job.id, kind: job.kind, attempts: job.attempts + 1 }, `job failed: ${message.slice(0, 200)}`);
				const retryAt = new Date(clock.now().getTime() + waitAfter(job.attempts) * 1000);
				await finishJob(portal, { id: job.id, error: message.slice(0, 500), retryAt });
				settle(job.key, error);
			}
		}
	}

	function kick(): void {
		if (stopped) return;
		if (running) {
			again = true;
			return;
		}
		clearTimeout(timer);
		running = work()
			.catch((error: unknown) => context().log.error(error, 'the job table could not be read'))
			.finally(() => {
				running = null;
				if (again) {
					again = false;
					kick();
				} else if (!stopped) {
					timer = setTimeout(kick, 5_000);
					timer.unref();
				}
			});
	}

	return {
		kick,
		async settled(key) {
			// Listen first, look second: a job that ends between the two is then noticed twice and not never.
			const done = new Promise<void>((resolve, reject) => {
				waiting.set(key, [...(waiting.get(key) ?? []), { resolve, reject }]);
			});
			const { read, clock } = context();
			const job = await read.job.findUnique({ where: { key }, select: { doneAt: true, error: true, dueAt: true } });
			if (job?.doneAt) settle(key);
			// It has failed already, and is tried again later.
			else if (job?.error && job.dueAt > clock.now()) settle(key, new Error(job.error));
			else kick();
			await done;
		},
		async stop() {
			stopped = true;
			clearTimeout(timer);
			await running;
		}
	};
}
